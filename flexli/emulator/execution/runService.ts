import type { ChildRun, ChildRunRequest, EmittedEvent, EngineHost } from '../../engine/host';
import { readJson, writeJson } from '../../engine/exactJson';
import type { JsonValue } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';
import type { DataStore } from '../store/dataStore';
import type { GroupCommit } from '../store/groupCommit';
import type { RunStore } from '../store/runStore';
import { CORE_CONNECTOR_ID } from '../store/workflowSource';
import type { WorkflowStore } from '../store/workflowStore';
import { eventData } from './eventData';
import type { EmulatorLimits } from './limits';
import { readSetup } from './mockedSetup';
import type { MocksOfRun } from './mockedSetup';
import { CANCELLED, failure, INTERRUPTED_BEFORE, INTERRUPTED_NOW, loop, stopped, WORKFLOW_GONE } from './runEnds';
import type { RunEvents } from './runEvents';
import { forChildren, runHost } from './runHost';
import type { SharedHost } from './runHost';
import { RunRecorder } from './runRecorder';
import { SlotQueue } from './slotQueue';
import type { Slot } from './slotQueue';
import type { WorkflowExecutor } from './workflowExecutor';

export type StartResult =
  | { readonly ok: true; readonly runId: string }
  /** The source's condition does not hold, or could not be evaluated. */
  | { readonly ok: false; readonly problem: 'condition'; readonly reason: string }
  /** So many runs wait that the caller should come later. */
  | { readonly ok: false; readonly problem: 'busy'; readonly reason: string };

export interface RunServiceOptions {
  readonly workflows: WorkflowStore;
  readonly runs: RunStore;
  readonly data: DataStore;
  readonly commit: GroupCommit;
  readonly executor: WorkflowExecutor;
  readonly host: SharedHost;
  readonly events: RunEvents;
  readonly limits: EmulatorLimits;
  /** Whether the records of a child run stand in the history of the run that started it, as the hosted engine keeps them. */
  readonly recordsWithParent?: boolean;
  readonly log: (line: string) => void;
}

/** What a run is started with besides its input. */
export interface Origin {
  /** Runs that started each other before. */
  readonly depth: number;
  /** Given for RunWorkflow only; the hosted engine does not tell which run emitted an event. */
  readonly parentRunId?: string;
  /** Answer in place of services, in this run and in those that it starts. */
  readonly mocks?: MocksOfRun;
  /** Written together with the run: both are kept, or neither. */
  readonly alongside?: () => void;
}

const BY_CALLER: Origin = { depth: 0 };

type ChildEnd = NonNullable<ChildRun['end']>;

/** Starts runs, follows them to their end and keeps what they record. */
export class RunService {
  readonly #options: RunServiceOptions;
  readonly #queue: SlotQueue;
  /** By the id of every run that waits or runs. */
  readonly #aborts = new Map<string, AbortController>();
  /** Told how a run ended, by its id. */
  readonly #ends = new Map<string, (end: ChildEnd) => void>();
  /** Reasons of runs whose end the store did not take, as when the disk was full. */
  readonly #unkept = new Map<string, string>();
  #closed = false;

  constructor(options: RunServiceOptions) {
    this.#options = options;
    this.#queue = new SlotQueue(options.limits.parallelRuns);
  }

  /** Runs that have not ended. */
  get load(): { readonly queued: number; readonly running: number } {
    const queued = this.#queue.waiting;
    return { queued, running: this.#aborts.size - queued };
  }

  /**
   * Takes up what an earlier process left behind: runs that it cut off are failed, those that it had queued go on waiting
   * for their turn. Called once, before anything is started.
   */
  recover(): void {
    const { runs, workflows, commit, log } = this.#options;
    commit.writeNow(() => {
      for (const id of runs.running()) this.#endAs(id, INTERRUPTED_BEFORE);
      for (const { id, depth, workflowId, workflowVersion, mocked, setup, ...parent } of runs.queued()) {
        const known = setup === undefined ? undefined : readSetup(setup);
        const workflow = known?.workflow ?? workflows.get(workflowId, workflowVersion);
        if (mocked && known === undefined) this.#endAs(id, INTERRUPTED_BEFORE);
        else if (workflow === undefined) this.#endAs(id, WORKFLOW_GONE);
        else {
          log(`Run ${id} of workflow ${workflowId} was queued before and goes on.`);
          this.#enqueue(id, workflow, { depth, ...parent, ...(known && { mocks: known.mocks }) });
        }
      }
    });
  }

  /** Starts a run when the source's condition holds. Resolves when it is kept, before it has done anything. */
  async start(workflow: DeployedWorkflow, input: JsonValue, origin: Origin = BY_CALLER): Promise<StartResult> {
    const { executor, limits, host } = this.#options;
    if (this.#closed) return { ok: false, problem: 'busy', reason: 'The emulator is about to end.' };
    // Runs that other runs start are not turned away: nobody would try again.
    if (origin.depth === 0 && this.#queue.waiting >= limits.queuedRuns) {
      return { ok: false, problem: 'busy', reason: `${limits.queuedRuns} runs wait already. Try again later.` };
    }
    const condition = executor.sourceHolds(workflow, input);
    if (!condition.ok) return { ok: false, problem: 'condition', reason: condition.reason };
    const runId = host.newId();
    await this.#keep(runId, workflow, input, origin);
    return { ok: true, runId };
  }

  /** Starts the workflows that wait for a custom event. Events have objects as data; others are dropped, as hosted. */
  async emit(event: EmittedEvent, origin: Origin = BY_CALLER): Promise<readonly string[]> {
    const data = eventData(event);
    if (data === undefined) {
      this.#options.log(`Event ${event.eventType} dropped: its body is no JSON object.`);
      return [];
    }
    return this.startedBy(CORE_CONNECTOR_ID, event.eventType, data, origin);
  }

  /** Starts the workflows that wait for an event of a connector, and gives the ids of their runs. */
  async startedBy(
    connectorId: string,
    eventType: string,
    data: JsonValue,
    origin: Origin = BY_CALLER,
  ): Promise<readonly string[]> {
    const workflows = this.#options.workflows.startedBy(connectorId, eventType);
    // A condition that does not hold means that this workflow does not want the event.
    const started = await Promise.all(workflows.map((workflow) => this.start(workflow, data, origin)));
    return started.flatMap((result) => (result.ok ? [result.runId] : []));
  }

  /** Ends a run as `stopped`. False when it has ended, or when there is none. */
  async cancel(runId: string): Promise<boolean> {
    const abort = this.#aborts.get(runId);
    if (abort === undefined) return false;
    abort.abort();
    const { runs, host, commit } = this.#options;
    const ended = { here: false };
    await commit.write(() => {
      // One that waits will never run; one that runs sees the signal and ends itself.
      ended.here = runs.status(runId) === 'queued';
      if (ended.here) runs.endWith(runId, stopped(host.now()), host.now());
    });
    if (ended.here) this.#tellEnd(runId, 'stopped', CANCELLED);
    return true;
  }

  /** Ends every run, those that wait as well, and resolves when none is left. */
  async cancelAll(): Promise<void> {
    this.#queue.clear();
    for (const abort of this.#aborts.values()) abort.abort();
    await this.#queue.settled();
    // Those that are left waited for their turn.
    for (const runId of this.#aborts.keys()) this.#tellEnd(runId, 'stopped', CANCELLED);
    this.#aborts.clear();
    this.#options.commit.flush();
  }

  /** Ends every run as interrupted and resolves when none is left. Runs that wait go on when the emulator starts again. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const abort of this.#aborts.values()) abort.abort();
    await this.#queue.close();
    const { runs, commit } = this.#options;
    commit.writeNow(() => {
      for (const id of runs.running()) this.#endAs(id, INTERRUPTED_NOW);
    });
  }

  #endAs(runId: string, reason: string): void {
    const { runs, host } = this.#options;
    runs.endWith(runId, failure(reason, host.now()), host.now());
  }

  async #keep(runId: string, workflow: DeployedWorkflow, input: JsonValue, origin: Origin): Promise<void> {
    const { runs, host, commit, limits, log } = this.#options;
    const isLoop = origin.depth > limits.chain;
    await commit.write(() => {
      runs.add(
        {
          id: runId,
          depth: origin.depth,
          workflowId: workflow.id,
          workflowVersion: workflow.version,
          workflowName: workflow.name,
          input: writeJson(input),
          mocked: origin.mocks !== undefined,
          ...(origin.mocks?.setup === undefined ? {} : { setup: origin.mocks.setup }),
          ...(origin.parentRunId === undefined ? {} : { parentRunId: origin.parentRunId }),
        },
        host.now(),
      );
      if (isLoop) runs.endWith(runId, failure(loop(limits.chain), host.now()), host.now());
      origin.alongside?.();
    });
    if (isLoop) log(`Run ${runId} of workflow ${workflow.id}: ${loop(limits.chain)}`);
    else this.#enqueue(runId, workflow, origin);
  }

  #enqueue(runId: string, workflow: DeployedWorkflow, origin: Origin): void {
    const abort = new AbortController();
    this.#aborts.set(runId, abort);
    this.#queue.add((slot) => this.#execute(runId, workflow, origin, abort.signal, slot));
  }

  /** Never rejects: a run that goes wrong is failed, and one whose failure cannot be kept is told in the log. */
  async #execute(
    runId: string,
    workflow: DeployedWorkflow,
    origin: Origin,
    signal: AbortSignal,
    slot: Slot,
  ): Promise<void> {
    const { runs, commit, host, executor, log } = this.#options;
    const recorder = new RunRecorder({
      runs,
      commit,
      runId,
      now: host.now,
      closed: () => this.#closed,
      ...(this.#options.recordsWithParent === true && parentOf(origin)),
    });
    let end: ChildEnd = { status: 'stopped', state: null };
    try {
      // The input is read only now, so that what waits takes little memory.
      const input = runs.input(runId);
      if (input !== undefined && !signal.aborted) {
        await commit.write(() => {
          runs.begin(runId);
        });
        const ownHost = this.#hostOf(runId, workflow, origin, recorder, slot);
        end = await executor.run(workflow, readJson(input), runId, signal, ownHost);
        const reason = end.reason ?? null;
        await recorder.finish({ status: end.status, reason, time: host.now().toISOString() });
      }
    } catch (error) {
      end = { status: 'failed', reason: messageOf(error), state: null };
      log(`Run ${runId} of workflow ${workflow.id} failed: ${messageOf(error)}`);
      await this.#failAfterAll(runId, messageOf(error));
    } finally {
      this.#aborts.delete(runId);
      this.#ends.get(runId)?.(end);
    }
  }

  async #failAfterAll(runId: string, reason: string): Promise<void> {
    const { runs, commit, host, log } = this.#options;
    try {
      await commit.write(() => {
        if (runs.status(runId) === 'running') runs.endWith(runId, failure(reason, host.now()), host.now());
      });
      this.#tellEnd(runId, 'failed', reason);
    } catch (error) {
      log(`The end of run ${runId} could not be kept: ${messageOf(error)}`);
      this.#unkept.set(runId, reason);
    }
  }

  /** To those who follow a run that the engine did not end itself. */
  #tellEnd(runId: string, status: 'failed' | 'stopped', reason: string): void {
    const { events, host } = this.#options;
    events.publish(runId, { type: 'runFinished', runId, status, reason, state: null, time: host.now().getTime() });
  }

  /** Tries again to keep the ends of runs that could not be kept. */
  async keepEnds(): Promise<void> {
    const unkept = [...this.#unkept];
    this.#unkept.clear();
    for (const [runId, reason] of unkept) await this.#failAfterAll(runId, reason);
  }

  #hostOf(runId: string, workflow: DeployedWorkflow, origin: Origin, recorder: RunRecorder, slot: Slot): EngineHost {
    const next: Origin = {
      depth: origin.depth + 1,
      ...(origin.mocks === undefined ? {} : { mocks: forChildren(origin.mocks) }),
    };
    return runHost(this.#options, {
      runId,
      workflow,
      ...(origin.mocks && { mocks: origin.mocks }),
      record: (item) => recorder.record(item),
      emitEvent: async (event) => {
        await this.emit(event, next);
      },
      startRun: (child, signal) => this.#startChild(child, { ...next, parentRunId: runId }, signal, slot),
    });
  }

  async #startChild(
    child: ChildRunRequest,
    origin: Origin,
    signal: AbortSignal,
    slot: Slot,
  ): Promise<ChildRun | { readonly error: string }> {
    const { workflows, limits } = this.#options;
    const workflow = workflows.get(child.workflowId, child.workflowVersion);
    if (workflow === undefined) {
      return { error: `There is no workflow ${child.workflowId} with a version ${child.workflowVersion}.` };
    }
    if (origin.depth > limits.chain) return { error: loop(limits.chain) };
    const started = await this.start(workflow, child.input, origin);
    if (!started.ok) return { error: started.reason };
    const { runId } = started;
    if (!child.wait) return { runId };
    // The run that waits gives its slot away, or a hundred of them would wait for each other's for ever.
    return { runId, end: await slot.release(() => this.#endOf(runId, child.timeoutMs, signal)) };
  }

  /** How a run ends; it is cancelled when that takes longer than `timeoutMs`, or when the signal aborts. */
  async #endOf(runId: string, timeoutMs: number, signal: AbortSignal): Promise<ChildEnd> {
    const ended = new AbortController();
    const cancelled = new AbortController();
    const end = new Promise<ChildEnd>((resolve) => {
      if (this.#aborts.has(runId)) this.#ends.set(runId, resolve);
      else resolve({ status: 'stopped', state: null });
    });
    const late = this.#options.host.sleep(timeoutMs, AbortSignal.any([ended.signal, signal])).then(async () => {
      if (ended.signal.aborted) return;
      cancelled.abort();
      await this.cancel(runId);
    });
    try {
      const result = await end;
      if (!cancelled.signal.aborted || signal.aborted) return result;
      return { status: 'failed', reason: 'it took longer than the time that the run had left.', state: result.state };
    } finally {
      this.#ends.delete(runId);
      ended.abort();
      await late;
    }
  }
}

function parentOf({ parentRunId }: Origin): { readonly parentRunId?: string } {
  return parentRunId === undefined ? {} : { parentRunId };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
