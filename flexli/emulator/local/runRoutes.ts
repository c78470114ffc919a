import { isFinalStatus } from '../../model/run';
import type { RunHistoryItem } from '../../model/run';
import type { RunEvent } from '../../engine/runEvent';
import { error } from '../api/apiErrors';
import type { Answer, ApiRequest, EventStream, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { LocalContext } from './localContext';

/**
 * `GET /local/runs/{run_id}/events` follows a run by server-sent events: first `record` for everything in its history,
 * then the events of the engine as they happen, each by its type, and at last `end` with the status. `POST
 * /local/runs/{run_id}/cancel` ends it as `stopped`.
 */
export function localRunRoutes(context: LocalContext): readonly Route[] {
  return [
    { method: 'GET', pattern: '/local/runs/{run_id}/events', handle: follow(context) },
    { method: 'POST', pattern: '/local/runs/{run_id}/cancel', handle: cancel(context) },
  ];
}

function cancel({ execution, runs }: LocalContext): Handler {
  return async (request) => {
    const id = request.params.run_id ?? '';
    if (runs.status(id) === undefined) return notFound(request, id);
    if (await execution.cancel(id)) return { status: 202, body: { id } };
    return error(request, 409, 'Conflict', 'The run has ended already.', { id });
  };
}

function follow({ runs, events }: LocalContext): Handler {
  return (request) => {
    const id = request.params.run_id ?? '';
    if (runs.status(id) === undefined) return notFound(request, id);
    return {
      status: 200,
      stream: (stream) => {
        for (const item of runs.history(id)) stream.send('record', item);
        const status = runs.status(id) ?? 'failed';
        if (isFinalStatus(status)) finish(stream, { status, reason: lastReason(runs.history(id)) });
        else {
          const unsubscribe = events.subscribe(id, (event) => {
            forward(stream, event);
            if (event.type === 'runFinished') unsubscribe();
          });
          stream.signal.addEventListener('abort', unsubscribe, { once: true });
        }
      },
    };
  };
}

function forward(stream: EventStream, { type, ...event }: RunEvent): void {
  stream.send(type, event);
  if (type !== 'runFinished') return;
  const { status, reason } = event as Extract<RunEvent, { type: 'runFinished' }>;
  finish(stream, { status, reason });
}

function finish(stream: EventStream, end: { readonly status: string; readonly reason?: unknown }): void {
  stream.send('end', end);
  stream.end();
}

function lastReason(items: readonly RunHistoryItem[]): unknown {
  return items.at(-1)?.reason ?? undefined;
}

function notFound(request: ApiRequest, id: string): Answer {
  return error(request, 404, 'Run not found', 'Not Found', { id });
}
