import { isFinalStatus, type RunHistoryItem, type RunSummary } from '../../flexli/model/run';
import { LIMITS } from '../../flexli/model/limits';
import { isJsonObject, type JsonValue } from '../../flexli/model/json';

/** What became of a run. `lost` is one whose history just stops. */
export interface RunOutcome {
  readonly status: 'queued' | 'running' | 'successful' | 'failed' | 'stopped' | 'lost';
  /** Why it failed or stopped. */
  readonly reason?: string;
  /** ISO 8601, UTC; undefined while it runs. */
  readonly end?: string;
}

/** No run may take longer, so one without a last record after this time has crashed. */
const LONGEST_MS = LIMITS.workflowTimeout.max * 1000;

/**
 * Derives what became of a run from its own history: in the list, failed and stopped runs stay `queued`.
 *
 * @param now milliseconds
 */
export function runOutcome(run: RunSummary, history: readonly RunHistoryItem[], now: number): RunOutcome {
  const own = history.filter(({ nested_run_id: nested }) => (nested ?? null) === null);
  const last = own.find(({ status }) => isFinalStatus(status));
  if (last) {
    const reason = reasonText(last.reason);
    return {
      status: last.status === 'running' ? 'lost' : last.status,
      end: last.time,
      ...(reason === undefined ? {} : { reason }),
    };
  }
  if (run.status === 'successful') return { status: 'successful', ...(run.end_time ? { end: utc(run.end_time) } : {}) };
  if (now - Date.parse(utc(run.start_time)) > LONGEST_MS) return { status: 'lost' };
  return { status: own.length === 0 ? 'queued' : 'running' };
}

/** The list writes its times without a zone. */
export function utc(time: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`;
}

/** A reason is a text, or an object with a message. */
function reasonText(reason: JsonValue | undefined): string | undefined {
  if (reason === undefined || reason === null || reason === '') return undefined;
  if (typeof reason === 'string') return reason;
  const told = isJsonObject(reason) ? (reason.error ?? reason.message) : undefined;
  return typeof told === 'string' ? told : JSON.stringify(reason);
}
