import type { JsonValue } from '../../flexli/model/json';

/** A request of an action and its answer, as the local engine told of them. Credentials are in neither. */
export interface KnownCall {
  /** Place of the action in the document, such as `actions[2].parameters.actions[0]`. */
  readonly path: string;
  /** The run of the item, inside an Iterator. */
  readonly nestedRunId?: string;
  readonly request?: JsonValue;
  /** 1 for the first, one more for each retry. */
  readonly attempt: number;
  readonly response?: { readonly status: number; readonly value: JsonValue; readonly durationMs: number };
}

/** One event of the local engine's stream: its type and what stands in it. */
export interface EngineEvent {
  readonly type: string;
  readonly data: JsonValue;
}

/** The calls after one more event; the same list when it is about none. */
export function withEvent(calls: readonly KnownCall[], { type, data }: EngineEvent): readonly KnownCall[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return calls;
  const event = data as Readonly<Record<string, JsonValue | undefined>>;
  const { path, nestedRunId } = event;
  if (typeof path !== 'string') return calls;
  const place = { path, ...(typeof nestedRunId === 'string' ? { nestedRunId } : {}) };
  if (type === 'requestSent') {
    const attempt = typeof event.attempt === 'number' ? event.attempt : 1;
    return [...calls, { ...place, attempt, ...(event.request === undefined ? {} : { request: event.request }) }];
  }
  if (type !== 'responseReceived') return calls;
  const at = calls.findLastIndex((one) => isAt(one, place.path, place.nestedRunId) && one.response === undefined);
  const { status, value, durationMs } = event;
  const response = {
    status: typeof status === 'number' ? status : 0,
    value: value ?? null,
    durationMs: typeof durationMs === 'number' ? durationMs : 0,
  };
  const answered: KnownCall = { attempt: 1, ...place, ...calls[at], response };
  return at < 0 ? [...calls, answered] : calls.with(at, answered);
}

/** The last call of an action; undefined when none was seen. */
export function callOf(calls: readonly KnownCall[], path: string, nestedRunId?: string): KnownCall | undefined {
  return calls.findLast((one) => isAt(one, path, nestedRunId));
}

function isAt(call: KnownCall, path: string, nestedRunId: string | undefined): boolean {
  return call.path === path && call.nestedRunId === nestedRunId;
}
