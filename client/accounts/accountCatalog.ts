import { EventEmitter, type LogOutputChannel } from 'vscode';
import type { FlexliApi } from '../../flexli/api/client';
import type { ApiFailure } from '../../flexli/api/failure';
import type { DeployedConnector } from '../../flexli/model/connector';
import type { Accounts } from './accounts';
import type { AccountProblem } from './connection';
import { type Environment, environmentKey } from './environment';
import type { Releasable } from '../ui/releasable';

/** The connectors of an account, as far as they could be read. */
export interface AccountConnectors {
  /** True when `connectors` is everything the account has. */
  readonly complete: boolean;
  readonly connectors: readonly DeployedConnector[];
  /** Why something is missing. */
  readonly problem?: AccountProblem;
}

/** Requests at once; the API takes 120 a second, and other people use the account, too. */
const CONCURRENCY = 6;

/** Reads and caches the connectors of every account, until they change or someone asks for a refresh. */
export class AccountCatalog implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly loads = new Map<string, Promise<AccountConnectors>>();
  /** Connectors never change under their id, so a refresh reads new ones only. */
  private readonly documents = new Map<string, DeployedConnector>();
  /** Fires when the next `load` may answer something else. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly log: LogOutputChannel,
    /** Is told what a read says of an environment. */
    private readonly report: (key: string, problem: AccountProblem | undefined) => void,
  ) {}

  /** Never rejects; what is wrong stands in `problem`. A failure is kept until `refresh`, so that nobody hammers. */
  async load(environment: Environment): Promise<AccountConnectors> {
    const key = environmentKey(environment);
    const kept = this.loads.get(key);
    if (kept) return kept;
    const running = this.read(environment);
    this.loads.set(key, running);
    this.report(key, (await running).problem);
    return running;
  }

  /** Forgets what was read and tells everyone to ask again. */
  refresh(): void {
    this.loads.clear();
    this.changed.fire();
  }

  private async read(environment: Environment): Promise<AccountConnectors> {
    const account = await this.accounts.open(environment);
    if (!account.ok) return { complete: false, connectors: [], problem: account.problem };
    const { api } = account.value;
    const signal = AbortSignal.timeout(60_000);
    const list = await api.connectors.list(signal);
    if (!list.ok) return this.failed(list.error, []);
    const connectors: DeployedConnector[] = [];
    let failure: ApiFailure | undefined;
    const waiting = list.value.map(({ id }) => id);
    const worker = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const read = await this.readOne(api, `${environmentKey(environment)}|${id}`, id, signal);
        if ('id' in read) connectors.push(read);
        // One that another person deleted since the list was made is simply not there.
        else if (read.kind !== 'not-found') failure = read;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    connectors.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    if (failure) return this.failed(failure, connectors);
    this.log.debug(`${environment.name}: ${String(connectors.length)} connectors`);
    return { complete: true, connectors };
  }

  private async readOne(
    api: FlexliApi,
    key: string,
    id: string,
    signal: AbortSignal,
  ): Promise<DeployedConnector | ApiFailure> {
    const kept = this.documents.get(key);
    if (kept) return kept;
    const answer = await api.connectors.get(id, signal);
    if (!answer.ok) return answer.error;
    // An id in the document itself would hide a wrong one; the id that was asked for is the one that works.
    const document = { ...answer.value, id };
    this.documents.set(key, document);
    return document;
  }

  private failed(failure: ApiFailure, connectors: readonly DeployedConnector[]): AccountConnectors {
    this.log.warn(`Connectors could not be read: ${failure.message}`);
    return { complete: false, connectors, problem: { kind: 'api', failure } };
  }

  dispose(): void {
    this.changed.dispose();
    this.loads.clear();
  }
}
