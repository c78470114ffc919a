import type { JsonValue } from '../../flexli/model/json';
import type { RunStep, RunTimeline } from './runTimeline';

/** A run as a document that two runs can be compared by: what differs in every run, such as times, is left out. */
export function comparableRun(timeline: RunTimeline, names: ReadonlyMap<string, string>): JsonValue {
  return level(timeline, names, '');
}

function level(timeline: RunTimeline, names: ReadonlyMap<string, string>, place: string): JsonValue {
  return {
    status: timeline.status,
    ...(timeline.reason === undefined ? {} : { reason: timeline.reason }),
    input: timeline.steps[0]?.before ?? null,
    actions: timeline.steps.map((step) => stepOf(step, names, place)),
  };
}

function stepOf(step: RunStep, names: ReadonlyMap<string, string>, place: string): JsonValue {
  const here = `${place}${step.order}`;
  return {
    action: `${step.order}. ${names.get(here) ?? step.type}`,
    status: step.status,
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...(step.after === undefined ? {} : { state_after: step.after }),
    ...(step.iterations.length === 0 ? {} : { items: step.iterations.map((one) => level(one, names, `${here}/`)) }),
  };
}
