import type { Translate } from '../ui/translate';
import type { StepStatus } from './runTimeline';

/** What the list of runs shows; nothing given shows all. */
export interface RunFilter {
  /** Name of the workflow. */
  readonly workflow?: string;
  readonly status?: StepStatus;
  /** Only runs that began in the last so many milliseconds. */
  readonly withinMs?: number;
  /** Part of the name, the id or the reason, whatever its case. */
  readonly text?: string;
}

/** What a filter looks at. */
export interface FilteredRun {
  readonly id: string;
  readonly workflowName: string;
  readonly startedAt: Date;
  readonly timeline: { readonly status: StepStatus; readonly reason?: string };
}

/** @param now milliseconds since 1970 */
export function matchesFilter(run: FilteredRun, filter: RunFilter, now: number): boolean {
  const { workflow, status, withinMs, text } = filter;
  if (workflow !== undefined && run.workflowName !== workflow) return false;
  if (status !== undefined && run.timeline.status !== status) return false;
  if (withinMs !== undefined && now - run.startedAt.getTime() > withinMs) return false;
  if (text === undefined || text.trim() === '') return true;
  const words = [run.id, run.workflowName, run.timeline.reason ?? ''].join('\n').toLowerCase();
  return words.includes(text.trim().toLowerCase());
}

export function isFiltering({ workflow, status, withinMs, text }: RunFilter): boolean {
  return workflow !== undefined || status !== undefined || withinMs !== undefined || (text ?? '').trim() !== '';
}

/** The filter in a few words, for the head of the view. `statusWord` names a status. */
export function filterText(filter: RunFilter, statusWord: (status: StepStatus) => string, t: Translate): string {
  const { workflow, status, withinMs, text = '' } = filter;
  return [
    ...(workflow === undefined ? [] : [workflow]),
    ...(status === undefined ? [] : [statusWord(status)]),
    ...(withinMs === undefined ? [] : [timeText(withinMs, t)]),
    ...(text.trim() === '' ? [] : [`“${text.trim()}”`]),
  ].join(' · ');
}

export const HOUR_MS = 3_600_000;

/** A span of time of the filter, in words. */
export function timeText(withinMs: number, t: Translate): string {
  const hours = Math.round(withinMs / HOUR_MS);
  if (hours === 1) return t('last hour');
  return hours <= 24 ? t('last {0} hours', hours) : t('last {0} days', Math.round(hours / 24));
}
