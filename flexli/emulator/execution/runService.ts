import type { EmittedEvent, EngineHost } from '../../engine/host';
import { isJsonObject } from '../../model/json';
import type { JsonValue } from '../../model/json';
import type { RunHistoryItem } from '../../model/run';
import type { DeployedWorkflow } from '../../model/workflow';
import type { RunStore } from '../store/runStore';
import type { WorkflowStore } from '../store/workflowStore';
import { CORE_CONNECTOR_ID } from '../store/workflowSource';
import { RunRecorder } from './runRecorder';
import { SlotQueue } from './slotQueue';
import type { WorkflowExecutor } from './workflowExecutor';

/** Runs at the same time; further ones wait as `queued`. */
const MAX_PARALLEL_RUNS = 100;

/** Runs that start each other, by events or as children, before the chain is taken for a loop. */
export const MAX_CHAIN = 25;

export type StartResult =
  | { readonly ok: true; readonly runId: string }
  /** The source's condition does not hold, or could not be evaluated. */
  | { readonly ok: false; readonly reason: string };

/** The parts of `EngineHost` that have nothing to do with one run in particular. */
export type SharedHost = Pick<EngineHost, 'now' | 'newId' | 'random' | 'sleep' | 'http' | 'connector'>;

export interface RunServiceOptions {
  readonly workflows: WorkflowStore;
  readonly runs: RunStore;
  readonly executor: WorkflowExecutor;
  readonly host: SharedHost;
  readonly log: (line: string) => void;
}

/** Who starts a run, when it is another run. */
interface Origin {
  readonly depth: number;
  /** Given for RunWorkflow only; the hosted engine does not tell which run emitted an event. */
  readonly parentRunId?: string;
}

const BY_CALLER: Origin = { depth: 0 };

/** Starts runs, follows them to their end and keeps what they record. */
export class RunService {
  readonly #options: RunServiceOptions;
  readonly #queue = new SlotQueue(MAX_PARALLEL_RUNS);
  /** One for each run, so that a later call can end one run alone. */
  readonly #aborts = new Set<AbortController>();

  constructor(options: RunServiceOptions) {
    this.#options = options;
  }

  /** Ends what an earlier process left behind. Called once, before anything is started. */
  recover(): void {
    const { runs, host } = this.#options;
    for (const id of runs.unfinished()) {
      runs.endWith(id, failure(INTERRUPTED_BEFORE, host.now()), host.now());
    }
    runs.removeOld(host.now());
  }

  /** Starts a run when the source's condition holds; returns before it has done anything. */
  start(workflow: DeployedWorkflow, input: JsonValue, origin: Origin = BY_CALLER): StartResult {
    const condition = this.#options.executor.sourceHolds(workflow, input);
    if (!condition.ok) return condition;
    const { runs, host } = this.#options;
    const runId = host.newId();
    runs.add(
      {
        id: runId,
        depth: origin.depth,
        workflowId: workflow.id,
        workflowVersion: workflow.version,
        workflowName: workflow.name,
        ...(origin.parentRunId === undefined ? {} : { parentRunId: origin.parentRunId }),
      },
      host.now(),
    );
    if (origin.depth > MAX_CHAIN) {
      runs.endWith(runId, failure(LOOP, host.now()), host.now());
      this.#options.log(`Run ${runId} of workflow ${workflow.id}: ${LOOP}`);
    } else {
      this.#queue.add(() => this.#execute(runId, workflow, input, origin.depth));
    }
    return { ok: true, runId };
  }

  /** Starts the workflows that wait for a custom event. Events have objects as data; others are dropped, as hosted. */
  emit(event: EmittedEvent, origin: Origin): void {
    const data = eventData(event);
    if (data === undefined) {
      this.#options.log(`Event ${event.eventType} dropped: its body is no JSON object.`);
      return;
    }
    for (const workflow of this.#options.workflows.startedBy(CORE_CONNECTOR_ID, event.eventType)) {
      // A condition that does not hold means that this workflow does not want the event.
      this.start(workflow, data, origin);
    }
  }

  /** Ends every run as interrupted and resolves when none is left. */
  async close(): Promise<void> {
    for (const abort of this.#aborts) abort.abort();
    await this.#queue.close();
    const { runs, host } = this.#options;
    for (const id of runs.unfinished()) runs.endWith(id, failure(INTERRUPTED_NOW, host.now()), host.now());
  }

  /** Never rejects: a run that goes wrong is failed, and one whose failure cannot be kept is told in the log. */
  async #execute(runId: string, workflow: DeployedWorkflow, input: JsonValue, depth: number): Promise<void> {
    const { runs, host, executor, log } = this.#options;
    const abort = new AbortController();
    this.#aborts.add(abort);
    const recorder = new RunRecorder(runs, runId, host.now, abort.signal);
    const runHost: EngineHost = {
      ...host,
      record: (item) => {
        recorder.record(item);
        return Promise.resolve();
      },
      emitEvent: (event) => {
        this.emit(event, { depth: depth + 1 });
        return Promise.resolve();
      },
      startRun: (child) => Promise.resolve(this.#startChild(child, runId, depth)),
    };
    try {
      runs.begin(runId);
      const result = await executor.run(workflow, input, runId, abort.signal, runHost);
      recorder.finish({ status: result.status, reason: result.reason ?? null, time: host.now().toISOString() });
    } catch (error) {
      log(`Run ${runId} of workflow ${workflow.id} failed: ${messageOf(error)}`);
      try {
        recorder.finish(failure(messageOf(error), host.now()));
      } catch (storeError) {
        log(`The end of run ${runId} could not be kept: ${messageOf(storeError)}`);
      }
    } finally {
      this.#aborts.delete(abort);
    }
  }

  #startChild(
    child: Parameters<EngineHost['startRun']>[0],
    parentRunId: string,
    depth: number,
  ): Awaited<ReturnType<EngineHost['startRun']>> {
    const workflow = this.#options.workflows.get(child.workflowId, child.workflowVersion);
    if (workflow === undefined) {
      return { error: `There is no workflow ${child.workflowId} with a version ${child.workflowVersion}.` };
    }
    if (depth + 1 > MAX_CHAIN) return { error: LOOP };
    const started = this.start(workflow, child.input, { depth: depth + 1, parentRunId });
    return started.ok ? { runId: started.runId } : { error: started.reason };
  }
}

const LOOP =
  `stopped after ${MAX_CHAIN} runs started by each other. ` +
  'Look for workflows that start each other by events or RunWorkflow, and give one of them a condition.';
const INTERRUPTED_BEFORE = 'interrupted: the emulator ended before the run did. Start the run again.';
const INTERRUPTED_NOW = 'interrupted: the emulator was closed before the run ended. Start the run again.';

function failure(reason: string, now: Date): RunHistoryItem {
  return { status: 'failed', reason, time: now.toISOString() };
}

function eventData(event: EmittedEvent): JsonValue | undefined {
  if (event.body === undefined) return {};
  if (isJsonObject(event.body)) return event.body;
  if (typeof event.body !== 'string') return undefined;
  try {
    const value = JSON.parse(event.body) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
