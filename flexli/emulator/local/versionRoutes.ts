import { apiErrors } from '../api/apiErrors';
import { checkDocument } from '../api/checkDocument';
import { normalizeWorkflow } from '../api/normalize';
import { parseDocument } from '../api/requestBody';
import { findVersion } from '../api/workflows';
import type { Handler } from '../http/message';
import type { Route } from '../http/router';
import type { LocalContext } from './localContext';

/**
 * What the hosted API describes and has no calls for: `POST /local/workflows/{workflow_id}/version` adds a version, and
 * `POST /local/workflows/{workflow_id}/version/{version}/release` makes it the one that events and schedules start.
 */
export function versionRoutes(context: LocalContext): readonly Route[] {
  return [
    { method: 'POST', pattern: '/local/workflows/{workflow_id}/version', handle: add(context) },
    { method: 'POST', pattern: '/local/workflows/{workflow_id}/version/{version}/release', handle: release(context) },
  ];
}

function add(context: LocalContext): Handler {
  return async (request) => {
    const id = request.params.workflow_id ?? '';
    const document = parseDocument(request);
    if (!document.ok) return document.answer;
    const refusal = await checkDocument(context, request, 'workflow', document.value);
    if (refusal !== undefined) return refusal;
    const version = context.workflows.addVersion(id, normalizeWorkflow(document.value));
    if (version === undefined) return apiErrors.workflowVersionNotFound(request, id, 1);
    return { status: 201, body: { id, version, href: `/v1/workflows/${id}/version/${version}` } };
  };
}

function release(context: LocalContext): Handler {
  return (request) => {
    const found = findVersion(context, request);
    if ('answer' in found) return found.answer;
    const { id, version } = found.workflow;
    context.workflows.release(id, version);
    context.workflowsChanged();
    return { status: 200, body: { id, version, is_release_version: true } };
  };
}
