import type { JsonValue } from '../../flexli/model/json';
import { actionAt } from '../runs/actionAt';
import { durationText } from '../runs/duration';
import type { RunStep, RunTimeline, StepStatus } from '../runs/runTimeline';

/** How one action of a document went in the last run. */
export interface Outcome {
  /** Place in the document, such as `actions[0]`. */
  readonly path: string;
  readonly status: StepStatus;
  readonly durationMs?: number;
  readonly reason?: string;
  /** How often it ran, inside an Iterator. */
  readonly times: number;
}

/** The outcomes of a run by the places in a document. An action that ran for several items shows its worst. */
export function outcomesOf(timeline: RunTimeline, document: JsonValue): readonly Outcome[] {
  const found = new Map<string, Outcome>();
  collect(timeline.steps, '', document, found);
  return [...found.values()];
}

function collect(steps: readonly RunStep[], outer: string, document: JsonValue, found: Map<string, Outcome>): void {
  for (const step of steps) {
    const place = `${outer}${step.order}`;
    const path = actionAt(document, place)?.path;
    if (path !== undefined) found.set(path, united(found.get(path), { path, times: 1, ...partOf(step) }));
    for (const iteration of step.iterations) collect(iteration.steps, `${place}/`, document, found);
  }
}

function partOf({ status, durationMs, reason }: RunStep): Pick<Outcome, 'status' | 'durationMs' | 'reason'> {
  return {
    status,
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const WORST_FIRST: readonly StepStatus[] = ['failed', 'lost', 'running', 'stopped', 'successful', 'skipped'];

function united(before: Outcome | undefined, next: Outcome): Outcome {
  if (!before) return next;
  const worst = WORST_FIRST.indexOf(before.status) <= WORST_FIRST.indexOf(next.status) ? before : next;
  const durationMs = (before.durationMs ?? 0) + (next.durationMs ?? 0);
  return { ...worst, durationMs, times: before.times + next.times };
}

/** The outcome in a few words, behind the line. `word` names a status. */
export function outcomeText(
  { status, durationMs, times, reason }: Outcome,
  word: (status: StepStatus) => string,
): string {
  const time = durationMs === undefined || status === 'running' ? [] : [durationText(durationMs)];
  const count = times > 1 ? [`${times}×`] : [];
  const why = reason === undefined ? [] : [shortened(reason)];
  return [word(status), ...count, ...time, ...why].join(' · ');
}

function shortened(reason: string): string {
  const line = reason.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
