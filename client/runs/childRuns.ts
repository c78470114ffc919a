import type { RunTimeline } from './runTimeline';

/** A run that another one started. */
export interface ChildRun {
  readonly id: string;
  readonly startedAt: Date;
}

/** Children by the key of the action that started them; those of no action stand under an empty key. */
export type ChildrenByStep<Run extends ChildRun> = ReadonlyMap<string, readonly Run[]>;

/** Clocks of the list and of a history differ by a little. */
const SLACK_MS = 250;

/**
 * Finds the RunWorkflow action that started each child: the last one that began before it. The API tells only the parent,
 * so children of several actions are told apart by time.
 *
 * @param startedAt of the parent, milliseconds since 1970
 */
export function childRunsByStep<Run extends ChildRun>(
  timeline: RunTimeline,
  startedAt: number,
  children: readonly Run[],
): ChildrenByStep<Run> {
  const starts: { readonly key: string; readonly at: number }[] = [];
  let at = startedAt;
  for (const step of timeline.steps) {
    if (step.type === 'Flexli:CoreV1:RunWorkflow') starts.push({ key: step.key, at });
    at += step.durationMs ?? 0;
  }
  const found = new Map<string, Run[]>();
  for (const child of [...children].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())) {
    const key = starts.filter((start) => start.at <= child.startedAt.getTime() + SLACK_MS).at(-1)?.key ?? '';
    found.set(key, [...(found.get(key) ?? []), child]);
  }
  return found;
}
