import type { LogOutputChannel } from 'vscode';
import type { FlexliApi } from '../../flexli/api/client';
import { runRecords } from '../../flexli/api/runRecords';
import type { JsonValue } from '../../flexli/model/json';
import type { Accounts } from '../accounts/accounts';
import type { AccountProblem } from '../accounts/connection';
import { environmentKey } from '../accounts/environment';
import type { KnownSecrets } from '../deploy/knownSecrets';
import { withListed, withLost } from './listedRun';
import type { RunEntry, RunStore } from './runStore';
import { runTimeline } from './runTimeline';
import { stepNames } from './stepNames';

const READ_MS = 30_000;

/** Reads what belongs to one run: its history, and the workflow as the account has it. */
export class RunReader {
  /** A version never changes under its id. */
  private readonly documents = new Map<string, Promise<JsonValue | undefined>>();

  private readonly readAt = new Map<string, number>();

  constructor(
    private readonly accounts: Accounts,
    private readonly store: RunStore,
    private readonly secrets: KnownSecrets,
    private readonly log: LogOutputChannel,
  ) {}

  /** Reads the actions of a run that is only listed so far. The problem, or undefined when all went well. */
  async open(run: RunEntry): Promise<AccountProblem | undefined> {
    if (run.listed !== true || run.timeline.steps.length > 0 || this.isRecent(run.id)) return undefined;
    const account = await this.accounts.open(run.environment);
    if (!account.ok) return account.problem;
    const { api } = account.value;
    const signal = AbortSignal.timeout(READ_MS);
    const history = await runRecords(run.id, run.parentId, (id) => api.runs.history(id, {}, signal));
    if (!history.ok) return { kind: 'api', failure: history.error };
    const document = await this.documentWith(api, run);
    const read = withListed(runTimeline(history.value, this.store.childrenOf(run.id)), run.timeline);
    let timeline = withLost(read, run.startedAt.getTime(), Date.now());
    if (document !== undefined) {
      const { markSkipped } = await import('./skippedSteps');
      timeline = markSkipped(timeline, document);
    }
    timeline = await this.secrets.masked(timeline, run.environment);
    // One that still runs stays with the list, which looks at it again.
    const listed = timeline.status === 'running';
    this.store.update(run.id, {
      timeline,
      listed,
      names: document === undefined ? run.names : stepNames(document),
      ...(document === undefined ? {} : { document }),
    });
    return undefined;
  }

  /** A tree that is drawn anew because of what was read must not read once more. */
  private isRecent(id: string): boolean {
    const now = Date.now();
    const recent = now - (this.readAt.get(id) ?? 0) < 2000;
    if (!recent) this.readAt.set(id, now);
    return recent;
  }

  /** The workflow as the account has it; undefined when it is not there any more or cannot be read. */
  async document(run: RunEntry): Promise<JsonValue | undefined> {
    const account = await this.accounts.open(run.environment);
    return account.ok ? this.documentWith(account.value.api, run) : undefined;
  }

  private async documentWith(api: FlexliApi, { version, environment }: RunEntry): Promise<JsonValue | undefined> {
    if (!version) return undefined;
    const key = `${environmentKey(environment)}|${version.id}|${String(version.version)}`;
    const kept = this.documents.get(key);
    if (kept) return kept;
    const reading = api.workflows.get(version.id, version.version, AbortSignal.timeout(READ_MS)).then((answer) => {
      if (answer.ok) return answer.value as unknown as JsonValue;
      this.log.debug(`Workflow ${version.id} could not be read: ${answer.error.message}`);
      this.documents.delete(key);
      return undefined;
    });
    this.documents.set(key, reading);
    return reading;
  }
}
