import { isCoreType, CORE_PREFIX, CoreAction } from '../../flexli/model/coreActions';
import type { EmittedEvent } from '../../flexli/engine/host';
import type { ActionPlace, RunEvent } from '../../flexli/engine/runEvent';
import type { RunWatcher, StartedRun } from './workflowRun';

/** Writes what a run does as it does it: a line for each action when it has ended. */
export class Progress implements RunWatcher {
  readonly #write: (line: string) => void;
  /** What was asked for and answered in the action that executes now. */
  readonly #calls: string[] = [];

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  started(run: StartedRun): void {
    this.#line(
      run,
      0,
      run.parent === undefined ? `${run.workflow} (${run.path})` : `run of ${run.workflow} (${run.path})`,
    );
  }

  emitted(run: StartedRun, event: EmittedEvent, listeners: readonly string[]): void {
    const who = new Intl.ListFormat('en').format(listeners);
    const note = listeners.length === 0 ? '' : `, which starts nothing here; in an account it starts ${who}`;
    this.#line(run, 2, `emits ${event.eventType}${note}`);
  }

  event(run: StartedRun, event: RunEvent): void {
    switch (event.type) {
      case 'actionStarted':
        this.#calls.length = 0;
        if (holdsActions(event)) this.#line(run, levelOf(event), nameOf(event));
        return;
      case 'nestedRunStarted':
        this.#line(run, levelOf(event) + 1, `item ${event.item + 1}`);
        return;
      case 'requestSent':
        this.#calls.push(`${event.request.method.toUpperCase()} ${event.request.url}`);
        return;
      case 'responseReceived':
        this.#calls.push(`${this.#calls.pop() ?? ''} → ${event.status}`);
        return;
      case 'retryPlanned':
        this.#line(run, levelOf(event) + 1, `trying again in ${event.waitSeconds} s: ${event.reason}`);
        return;
      case 'warning':
        this.#line(run, levelOf(event) + 1, `warning: ${event.message}`);
        return;
      case 'actionFinished': {
        const calls = holdsActions(event) ? [] : this.#calls.splice(0);
        const detail = [`${event.durationMs} ms`, ...calls].join(', ');
        this.#line(run, levelOf(event), `${nameOf(event)}: ${event.outcome} (${detail})`);
        return;
      }
      case 'runFinished':
        if (run.parent !== undefined)
          this.#line(run, 1, `${event.status}${event.reason === undefined ? '' : `: ${event.reason}`}`);
        return;
      case 'runStarted':
      case 'conditionChecked':
      case 'parametersPrepared':
      case 'nestedRunFinished':
        return;
    }
  }

  #line(run: StartedRun, level: number, text: string): void {
    this.#write(`${'  '.repeat(indentOf(run) + level)}${text}`);
  }
}

function indentOf(run: StartedRun): number {
  return run.parent === undefined ? 0 : indentOf(run.parent) + 2;
}

/** 1 for the actions of the workflow itself; those inside of others stand below them. */
function levelOf({ path }: ActionPlace): number {
  return 1 + (path.match(/\.actions\[/g)?.length ?? 0) * 2;
}

function holdsActions({ action }: ActionPlace): boolean {
  return action.type === CoreAction.Iterator || action.type === CoreAction.Branch;
}

function nameOf({ action: { order, type, description } }: ActionPlace): string {
  const short = isCoreType(type) ? type.slice(CORE_PREFIX.length) : type;
  return `${order} ${short}${description ? ` · ${description}` : ''}`;
}
