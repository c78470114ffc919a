import { setTimeout as timeout } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import { DEFAULT_LIMITS } from '../../flexli/emulator/execution/limits';
import { HttpCaller } from '../../flexli/emulator/execution/httpCaller';
import type { ChildRun, ChildRunRequest, EngineHost, TokenSource } from '../../flexli/engine/host';
import { withMocks } from '../../flexli/engine/mocks/mockedHost';
import type { RunMocks } from '../../flexli/engine/mocks/runMocks';
import { OAuthTokens } from '../../flexli/engine/request/oauthTokens';
import type { EngineProfile } from '../../flexli/engine/profile';
import type { RunLimits } from '../../flexli/engine/runLimits';
import { WorkflowRunner } from '../../flexli/engine/runner';
import { sourceHolds } from '../../flexli/engine/source';
import type { JsonValue } from '../../flexli/model/json';
import type { RunHistoryItem } from '../../flexli/model/run';
import type { WorkflowDocument } from '../../flexli/model/workflow';
import { proxyFor } from '../proxy';
import type { DocumentChecks } from './checkedDocuments';
import { ConnectorSource } from './connectorSource';
import { MemoryData } from './memoryData';
import type { FilledFile, RunProject } from './runProject';
import { SampleService } from './sampleService';
import type { EndedRun, RunWatcher, StartedRun } from './workflowRun';

export interface LocalRunsOptions {
  readonly project: RunProject;
  readonly checks: DocumentChecks;
  readonly mocks: RunMocks;
  readonly hasMocks: boolean;
  readonly isOffline: boolean;
  readonly profile: EngineProfile;
  readonly limits: Partial<RunLimits>;
  readonly watcher: RunWatcher;
  /** Told every access token that was fetched. */
  readonly onSecret: (secret: string) => void;
  readonly signal: AbortSignal;
}

/** Beyond it, timers of Node fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A run, or why there is none. */
export type StartOutcome =
  { readonly ok: true; readonly run: EndedRun } | { readonly ok: false; readonly reason: string };

/** Runs a workflow in this process, and the workflows of the project that it starts. */
export class LocalRuns {
  readonly #options: LocalRunsOptions;
  readonly #newId = monotonicFactory();
  readonly #caller = new HttpCaller({
    userAgent: 'flexli-cli',
    callsPerHost: DEFAULT_LIMITS.callsPerHost,
    agent: proxyFor,
  });
  readonly #sample = new SampleService();
  readonly #data = new MemoryData();
  readonly #connectors: ConnectorSource;
  readonly #basics: Pick<EngineHost, 'now' | 'newId' | 'random' | 'sleep' | 'http'>;
  readonly #tokens: TokenSource;
  /** Children that nobody waits for; they run when the first run has ended. */
  readonly #waiting: (() => Promise<unknown>)[] = [];

  constructor(options: LocalRunsOptions) {
    this.#options = options;
    this.#connectors = new ConnectorSource(options.project, options.checks, options.hasMocks);
    this.#basics = {
      now: () => new Date(),
      newId: () => this.#newId(),
      random: Math.random,
      sleep: async (ms, signal) => {
        await timeout(Math.min(ms, LONGEST_TIMER_MS), undefined, { signal }).catch(() => undefined);
      },
      http: async (request, signal) =>
        (await this.#sample.answer(request, signal)) ?? (await this.#caller.call(request, signal)),
    };
    this.#tokens = tellingTokens(new OAuthTokens(this.#basics), options.onSecret);
  }

  /** Runs the first workflow and then those that were started without being waited for. */
  async run(filled: FilledFile, input: JsonValue): Promise<StartOutcome> {
    try {
      const outcome = await this.#start(filled, input, undefined, this.#options.signal);
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) await next();
      return outcome;
    } finally {
      this.#caller.close();
    }
  }

  async #start(
    filled: FilledFile,
    input: JsonValue,
    parent: StartedRun | undefined,
    signal: AbortSignal,
    id = this.#newId(),
  ): Promise<StartOutcome> {
    const workflow = filled.document as unknown as WorkflowDocument;
    const reason = this.#whyNot(workflow, input);
    if (reason !== undefined) return { ok: false, reason };
    const history: RunHistoryItem[] = [];
    const run: StartedRun = {
      id,
      workflow: workflow.name,
      path: filled.file.shown,
      ...(parent && { parent }),
    };
    const host = withMocks(this.#hostOf(run, workflow, history), {
      mocks: this.#options.mocks,
      isOffline: this.#options.isOffline,
      workflow: workflow.name,
      isFirst: parent === undefined,
    });
    this.#options.watcher.started(run);
    const { profile, limits } = this.#options;
    const began = Date.now();
    const result = await new WorkflowRunner(workflow, input, host, {
      runId: run.id,
      profile,
      limits,
      takesExact: true,
    }).run(signal);
    return { ok: true, run: { ...run, result, durationMs: Date.now() - began, history } };
  }

  /** Why the source of a workflow does not let an input start it, if so. */
  #whyNot(workflow: WorkflowDocument, input: JsonValue): string | undefined {
    const holds = sourceHolds(workflow, input, this.#basics, this.#options.profile);
    if (!holds.ok) return `The condition of its source cannot be evaluated: ${holds.failure.message}`;
    return holds.value ? undefined : 'The condition of its source does not hold for this input.';
  }

  #hostOf(run: StartedRun, workflow: WorkflowDocument, history: RunHistoryItem[]): EngineHost {
    const { watcher } = this.#options;
    const unsendable = new Map<string, string>();
    return {
      ...this.#basics,
      tokens: this.#tokens,
      connector: async (id) => {
        const found = await this.#connectors.get(id, workflow.actions);
        if (found?.unsendable !== undefined) unsendable.set(id, found.unsendable);
        return found?.document;
      },
      intercept: ({ action }) => {
        const message = unsendable.get(action.connector_id ?? '');
        return Promise.resolve(message === undefined ? undefined : { ok: false, message });
      },
      emitEvent: (event) => {
        watcher.emitted(run, event, this.#options.project.listenersOf(event.eventType));
        return Promise.resolve();
      },
      startRun: (request, signal) => this.#startChild(request, run, signal),
      data: (request) => {
        const owners = { account: '', workflow: run.path, run: run.id };
        return Promise.resolve(this.#data.request(request, owners[request.scope]));
      },
      record: (item) => {
        history.push(item);
        return Promise.resolve();
      },
      event: (event) => {
        watcher.event(run, event);
      },
    };
  }

  async #startChild(
    request: ChildRunRequest,
    parent: StartedRun,
    signal: AbortSignal,
  ): Promise<ChildRun | { readonly error: string }> {
    const { project, checks } = this.#options;
    const file = project.find(request.workflowId, 'workflow');
    if (file === undefined)
      return { error: 'it is no file of this project. Bind its placeholder in flexli.json, or mock it.' };
    if (depthOf(parent) >= DEFAULT_LIMITS.chain)
      return { error: `more than ${DEFAULT_LIMITS.chain} runs started each other.` };
    const filled = project.fill(file);
    const [problem] = filled === undefined ? ['It is no JSON object.'] : checks.filled(filled);
    if (filled === undefined || problem !== undefined)
      return { error: `it has errors: ${problem ?? ''} Run flexli validate.` };
    if (!request.wait) {
      const error = this.#whyNot(filled.document as unknown as WorkflowDocument, request.input);
      if (error !== undefined) return { error };
      const runId = this.#newId();
      this.#waiting.push(() => this.#start(filled, request.input, parent, this.#options.signal, runId));
      return { runId };
    }
    const late = AbortSignal.timeout(request.timeoutMs);
    const outcome = await this.#start(filled, request.input, parent, AbortSignal.any([signal, late]));
    if (!outcome.ok) return { error: outcome.reason };
    const { id, result } = outcome.run;
    if (!late.aborted || result.status !== 'stopped') return { runId: id, end: result };
    return { runId: id, end: { status: 'failed', reason: 'it did not end in time.', state: result.state } };
  }
}

function tellingTokens(tokens: TokenSource, onSecret: (secret: string) => void): TokenSource {
  return {
    token: async (credentials, refused) => {
      const outcome = await tokens.token(credentials, refused);
      if (outcome.ok) onSecret(outcome.token);
      return outcome;
    },
  };
}

function depthOf(run: StartedRun): number {
  return run.parent === undefined ? 1 : 1 + depthOf(run.parent);
}
