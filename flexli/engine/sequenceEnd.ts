import type { JsonValue } from '../model/json';
import type { RunHistoryAction, RunHistoryItem } from '../model/run';
import type { EngineFailure } from './outcome';
import type { EngineProfile } from './profile';

/** How a list of actions ended. */
export type SequenceEnd = CompletedEnd | BrokenEnd;

export interface CompletedEnd {
  readonly status: 'successful';
  readonly state: JsonValue;
}

export interface BrokenEnd {
  readonly status: 'failed' | 'stopped';
  readonly state: JsonValue;
  /** For people: which action, what happened, what to do. */
  readonly reason: string;
  /** What the last record of the history says, and of which action. */
  readonly recorded: JsonValue;
  readonly action?: RunHistoryAction;
  /** Whether the last record has the state. */
  readonly recordsState?: true;
  /**
   * Whether the runs around this one end as well: cancelled, out of time, or by a mistake at which the hosted engine
   * crashes. An answer with an error ends the run of one item only.
   */
  readonly endsAll: boolean;
}

/** The end of everything, by no action's fault. */
export function interrupted(status: 'failed' | 'stopped', reason: string, state: JsonValue): BrokenEnd {
  return { status, state, reason, recorded: reason, endsAll: true };
}

/** The end by an action that went wrong. `name` is the action's, such as `action 2 (PostMessage)`. */
export function brokenBy(
  failure: EngineFailure,
  name: string,
  action: RunHistoryAction,
  state: JsonValue,
  profile: EngineProfile,
): BrokenEnd {
  const prefix = profile === 'alpha-2024-07' && failure.crash ? HOSTED_CRASH : '';
  const reason = `${prefix}${name}: ${failure.message}`;
  if (profile === 'alpha-2024-07' && failure.expression === true) {
    return {
      status: 'failed',
      state,
      reason,
      recorded: { message: HOSTED_MESSAGE, error: failure.hostedText ?? reason },
      recordsState: true,
      endsAll: false,
    };
  }
  return { status: 'failed', state, reason, recorded: reason, action, endsAll: failure.crash };
}

/** How a reason begins where the hosted engine records nothing at all. */
export const HOSTED_CRASH = 'the hosted engine would crash here: ';

/** What the hosted engine writes first into the reason of every failure that it expects. */
export const HOSTED_MESSAGE = 'The workflow encountered an error.';

/** The fields of a last record that say how a list of actions ended. */
export function endFields(end: SequenceEnd): Pick<RunHistoryItem, 'status' | 'reason' | 'action' | 'state'> {
  if (end.status === 'successful') return { status: 'successful', reason: null };
  return {
    status: end.status,
    reason: end.recorded,
    ...(end.action === undefined ? {} : { action: end.action }),
    ...(end.recordsState === undefined ? {} : { state: end.state }),
  };
}
