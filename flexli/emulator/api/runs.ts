import type { Created, RunHistory, RunList } from '../../api/contract';
import type { StartResult } from '../execution/runService';
import { gatewayErrors } from '../http/gatewayErrors';
import type { Answer, ApiRequest, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { ApiContext } from './apiContext';
import { apiErrors } from './apiErrors';
import { parseLimit } from './query';
import { parseRunInput } from './requestBody';
import { findVersion } from './workflows';

/** The calls that start runs and tell what became of them. */
export function runRoutes(context: ApiContext): readonly Route[] {
  return [
    { method: 'POST', pattern: '/v1/run-workflow/{workflow_id}/version/{version}', handle: start(context) },
    { method: 'GET', pattern: '/v1/run-history', handle: list(context) },
    { method: 'GET', pattern: '/v1/run-history/{run_id}', handle: history(context) },
  ];
}

function start(context: ApiContext): Handler {
  return async (request) => {
    const input = parseRunInput(request);
    if (!input.ok) return input.answer;
    const found = findVersion(context, request);
    if ('answer' in found) return found.answer;
    return startedAnswer(request, await context.execution.start(found.workflow, input.value));
  };
}

/** The answer to whoever wanted to start a run. */
export function startedAnswer(request: ApiRequest, started: StartResult): Answer {
  if (started.ok) {
    const created: Created = { id: started.runId, href: `/v1/run-history/${started.runId}` };
    return { status: 201, body: created };
  }
  return started.problem === 'busy' ? gatewayErrors.throttled() : apiErrors.conditionFailed(request, started.reason);
}

function list(context: ApiContext): Handler {
  return (request) => {
    const limit = parseLimit(request);
    if (!limit.ok) return limit.answer;
    const workflowId = request.query.get('workflow');
    // Unlike the hosted API, where failed and stopped runs stay `queued` for ever, the status here is the run's own.
    const body: RunList = {
      items: context.runs.list({
        ...(workflowId === null || workflowId === '' ? {} : { workflowId }),
        ...(limit.value === undefined ? {} : { limit: limit.value }),
      }),
    };
    return { status: 200, body };
  };
}

function history(context: ApiContext): Handler {
  return (request) => {
    const limit = parseLimit(request);
    if (!limit.ok) return limit.answer;
    // A run that is not known has an empty history, here as there.
    const items = context.runs.history(request.params.run_id ?? '', limit.value);
    const body: RunHistory = { items: items.map(withoutNulls) };
    return { status: 200, body };
  };
}

/** The API leaves out fields that are null, yet not the nulls inside a state. */
function withoutNulls<T extends object>(item: T): T {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as T;
}
