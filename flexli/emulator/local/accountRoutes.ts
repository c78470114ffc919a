import type { DataPlace } from '../store/dataStore';
import type { ApiRequest, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { LocalContext } from './localContext';
import { invalidBody } from './localErrors';

/**
 * `GET /local/status` says how much waits and runs, `GET /local/data?scope=&owner=&prefix=` what the Data action has kept
 * (the guide's Data API), and `POST /local/reset` ends all runs and takes out connectors, workflows, histories and data.
 */
export function accountRoutes(context: LocalContext): readonly Route[] {
  return [
    { method: 'GET', pattern: '/local/status', handle: status(context) },
    { method: 'GET', pattern: '/local/data', handle: data(context) },
    { method: 'POST', pattern: '/local/reset', handle: reset(context) },
  ];
}

function status({ execution, clock }: LocalContext): Handler {
  return () => ({ status: 200, body: { ...execution.load, time: clock.now().toISOString() } });
}

function data({ data: store, clock }: LocalContext): Handler {
  return (request) => {
    const place = placeOf(request);
    if (place === undefined)
      return invalidBody(request, '"scope" must be account, or workflow or run with its id as "owner".');
    const items = store.query(place, request.query.get('prefix') ?? '', clock.now());
    return { status: 200, body: { items } };
  };
}

function placeOf({ query }: ApiRequest): DataPlace | undefined {
  const scope = query.get('scope') ?? 'account';
  const owner = query.get('owner') ?? '';
  if (scope === 'account') return { scope, owner: '' };
  return (scope === 'workflow' || scope === 'run') && owner !== '' ? { scope, owner } : undefined;
}

function reset(context: LocalContext): Handler {
  return async () => {
    await context.reset();
    return { status: 204 };
  };
}
