import type { DeployedWorkflow } from '../../model/workflow';
import type { EmulatorClock } from '../clock';
import type { Due, ScheduleStore } from '../store/scheduleStore';
import type { WorkflowStore } from '../store/workflowStore';
import { nextTime } from './nextTime';

export interface SchedulerOptions {
  readonly schedules: ScheduleStore;
  readonly workflows: WorkflowStore;
  readonly clock: EmulatorClock;
  /** Starts a run and writes `alongside` with it, both or neither. False when it could not be started now. */
  readonly start: (workflow: DeployedWorkflow, alongside: () => void) => Promise<boolean>;
  readonly log: (line: string) => void;
}

/** Milliseconds until a start that was turned away is tried again. */
const RETRY_MS = 10_000;

/**
 * Starts workflows when their schedule is due. The next time is kept with the run that the last one started, so that no
 * time starts two runs, whenever the emulator is killed; times that passed while it did not run start one run together.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  #stopWaiting: (() => void) | undefined;
  #working: Promise<void> | undefined;
  #stale = false;
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Takes up what is stored; call it again whenever workflows have changed. */
  refresh(): void {
    if (this.#closed) return;
    // A round under way sees half of a change only, so another one follows it.
    this.#stale = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopWaiting?.();
    await this.#working;
  }

  async #work(): Promise<void> {
    this.#stopWaiting?.();
    while (this.#stale && !this.#closed) {
      this.#stale = false;
      try {
        await this.#startDue();
        this.#wait();
      } catch (error) {
        this.#options.log(
          `Schedules could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
        );
        this.#waitUntil(this.#now() + RETRY_MS);
      }
    }
  }

  async #startDue(): Promise<void> {
    const { workflows, schedules, start, log } = this.#options;
    const scheduled = workflows.scheduled();
    this.#align(scheduled, schedules.list());
    for (const item of schedules.list()) {
      const workflow = scheduled.find(({ id, version }) => id === item.workflowId && version === item.version);
      if (workflow === undefined || item.due > this.#now() || this.#closed) continue;
      const next = this.#next(workflow, item.due);
      const started = await start(workflow, () => {
        if (next === undefined) schedules.remove(item.workflowId, item.version);
        else schedules.set({ ...item, due: next });
      });
      if (!started) log(`Workflow ${workflow.id} is due, but cannot start now; it is tried again soon.`);
    }
  }

  /** Adds what has no next time yet and takes out what is scheduled no more. */
  #align(scheduled: readonly DeployedWorkflow[], known: readonly Due[]): void {
    const { schedules } = this.#options;
    const keyOf = (id: string, version: number): string => `${id} ${version}`;
    const wanted = new Map(scheduled.map((workflow) => [keyOf(workflow.id, workflow.version), workflow]));
    for (const { workflowId, version } of known) {
      if (!wanted.delete(keyOf(workflowId, version))) schedules.remove(workflowId, version);
    }
    for (const workflow of wanted.values()) {
      const due = this.#next(workflow);
      if (due !== undefined) schedules.set({ workflowId: workflow.id, version: workflow.version, due });
    }
  }

  #next(workflow: DeployedWorkflow, last?: number): number | undefined {
    const { source } = workflow;
    return source === null || source === undefined ? undefined : nextTime(source, this.#now(), last);
  }

  #wait(): void {
    const [first] = this.#options.schedules.list();
    if (first === undefined) return;
    // What is due already was turned away.
    this.#waitUntil(first.due > this.#now() ? first.due : this.#now() + RETRY_MS);
  }

  #waitUntil(time: number): void {
    this.#stopWaiting?.();
    if (this.#closed) return;
    this.#stopWaiting = this.#options.clock.wakeAt(time, () => {
      this.refresh();
    });
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
