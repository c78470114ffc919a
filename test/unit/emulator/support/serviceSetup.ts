import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../../flexli/emulator/execution/limits';
import type { EmulatorLimits } from '../../../../flexli/emulator/execution/limits';
import { RunEvents } from '../../../../flexli/emulator/execution/runEvents';
import { RunService } from '../../../../flexli/emulator/execution/runService';
import type { WorkflowExecutor } from '../../../../flexli/emulator/execution/workflowExecutor';
import { IN_MEMORY, StoreDatabase } from '../../../../flexli/emulator/store/database';
import { DataStore } from '../../../../flexli/emulator/store/dataStore';
import { GroupCommit } from '../../../../flexli/emulator/store/groupCommit';
import { RunStore } from '../../../../flexli/emulator/store/runStore';
import { WorkflowStore } from '../../../../flexli/emulator/store/workflowStore';
import type { EngineHost } from '../../../../flexli/engine/host';
import type { RunResult } from '../../../../flexli/engine/runEvent';
import type { JsonValue } from '../../../../flexli/model/json';
import type { DeployedWorkflow } from '../../../../flexli/model/workflow';

/** What stands for the engine in these tests. */
export type Behaviour = (
  workflow: DeployedWorkflow,
  host: EngineHost,
  input: JsonValue,
  signal: AbortSignal,
) => Promise<Omit<RunResult, 'state'>>;

/** Never aborts. */
export const { signal: SIGNAL } = new AbortController();
export const SUCCESSFUL = { status: 'successful' } as const;

/** Run services over one store in memory. Its clock stands still; its ids count up from `run-001`. */
export class ServiceSetup {
  readonly workflows: WorkflowStore;
  readonly runs: RunStore;
  readonly log: string[] = [];
  #ids = 0;

  private constructor(readonly database: StoreDatabase) {
    this.workflows = new WorkflowStore(database);
    this.runs = new RunStore(database);
  }

  static async open(): Promise<ServiceSetup> {
    return new ServiceSetup(await StoreDatabase.open(IN_MEMORY));
  }

  close(): void {
    this.database.close();
  }

  service(
    behave: Behaviour,
    sourceHolds: WorkflowExecutor['sourceHolds'] = () => ({ ok: true }),
    limits: Partial<EmulatorLimits> = {},
  ): RunService {
    return new RunService({
      workflows: this.workflows,
      runs: this.runs,
      data: new DataStore(this.database),
      commit: new GroupCommit(this.database),
      events: new RunEvents(),
      limits: { ...DEFAULT_LIMITS, ...limits },
      executor: {
        sourceHolds,
        run: async (workflow, input, _runId, signal, host) => ({
          ...(await behave(workflow, host, input, signal)),
          state: { of: workflow.id },
        }),
      },
      host: {
        now: () => new Date('2026-01-02T03:04:05.678Z'),
        newId: () => `run-${String(++this.#ids).padStart(3, '0')}`,
        random: () => 0,
        sleep: sleepOrAbort,
        http: () => Promise.resolve({ ok: false, message: 'no network' }),
        connector: () => Promise.resolve(undefined),
      },
      log: (line) => this.log.push(line),
    });
  }

  addWorkflow(id: string, event?: string): DeployedWorkflow {
    this.workflows.add(id, {
      name: `Workflow ${id}`,
      schema_version: 1,
      actions: [],
      ...(event === undefined
        ? {}
        : { source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } } }),
    });
    const workflow = this.workflows.get(id, 1);
    assert.ok(workflow);
    return workflow;
  }

  /** Waits until every run has ended and gives them, oldest first, as `id workflow status`. */
  async outcome(): Promise<readonly string[]> {
    await until(() => this.runs.running().length + this.runs.queued().length === 0);
    return this.runs
      .list({})
      .map((run) => `${run.run_id} ${run.workflow_id} ${run.status}`)
      .reverse();
  }
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

function sleepOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
