import { LIMITS } from '../../flexli/model/limits';
import { type RunSummary, isFinalStatus } from '../../flexli/model/run';
import type { RunTimeline } from './runTimeline';

/** Nothing takes longer than this: a run that has been silent for longer has crashed. */
const SILENCE_MS = LIMITS.workflowTimeout.max * 1000;

/** The list writes times without a zone; they are UTC. Undefined for what is no time. */
export function timeOf(text: string | null | undefined): number | undefined {
  if (text === undefined || text === null) return undefined;
  const time = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** What the list alone says of a run: only an ending there is true, `queued` may mean anything. */
export function listedTimeline({ status, start_time, end_time }: RunSummary): RunTimeline {
  const start = timeOf(start_time);
  const end = timeOf(end_time);
  return {
    status: isFinalStatus(status) && status !== 'running' && status !== 'queued' ? status : 'running',
    ...(start === undefined || end === undefined ? {} : { durationMs: Math.max(0, end - start) }),
    steps: [],
  };
}

/** What a history says of a run; where it has no end, the one that the list knows. */
export function withListed(read: RunTimeline, listed: RunTimeline): RunTimeline {
  if (read.status !== 'running' || listed.status === 'running' || listed.status === 'lost') return read;
  return { ...listed, steps: read.steps };
}

/**
 * Whether a run that has no end yet will not get one.
 *
 * @param startedAt milliseconds since 1970
 * @param now likewise
 */
export function withLost(timeline: RunTimeline, startedAt: number, now: number): RunTimeline {
  if (timeline.status !== 'running') return timeline;
  const heard = startedAt + (timeline.durationMs ?? 0);
  return now - heard > SILENCE_MS ? { ...timeline, status: 'lost' } : timeline;
}
