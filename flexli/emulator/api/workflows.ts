import type { Created, Items, WorkflowSummary } from '../../api/contract';
import type { DeployedWorkflow } from '../../model/workflow';
import type { Answer, ApiRequest, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { ApiContext } from './apiContext';
import { apiErrors } from './apiErrors';
import { checkDocument } from './checkDocument';
import { normalizeWorkflow } from './normalize';
import { parseIdFilter, parseReleasesOnly, parseVersion } from './query';
import { parseDocument } from './requestBody';
import { readWorkflow } from './workflowReading';

/** The deployed path of a version, and the one that the published OpenAPI file writes. */
const VERSION_PATTERNS = [
  '/v1/workflows/{workflow_id}/version/{version}',
  '/v1/workflows/{workflow_id}/versions/{version}',
] as const;

/** The calls about workflows and their versions. */
export function workflowRoutes(context: ApiContext): readonly Route[] {
  return [
    { method: 'POST', pattern: '/v1/workflows', handle: create(context) },
    { method: 'GET', pattern: '/v1/workflows', handle: list(context) },
    ...VERSION_PATTERNS.flatMap((pattern) => [
      { method: 'GET', pattern, handle: read(context) },
      { method: 'DELETE', pattern, handle: remove(context) },
    ]),
  ];
}

function create(context: ApiContext): Handler {
  return async (request) => {
    const document = parseDocument(request);
    if (!document.ok) return document.answer;
    const refusal = await checkDocument(context, request, 'workflow', document.value);
    if (refusal !== undefined) return refusal;
    const id = context.newId();
    context.workflows.add(id, normalizeWorkflow(document.value));
    context.workflowsChanged();
    const created: Created = { id, href: `/v1/workflows/${id}` };
    return { status: 201, body: created };
  };
}

function list(context: ApiContext): Handler {
  return (request) => {
    const id = parseIdFilter(request);
    if (!id.ok) return id.answer;
    const releasesOnly = parseReleasesOnly(request);
    const versions = context.workflows.list(id.value === undefined ? { releasesOnly } : { id: id.value, releasesOnly });
    const items: Items<WorkflowSummary> = { items: versions.map(summarize) };
    return { status: 200, body: items };
  };
}

function read(context: ApiContext): Handler {
  return (request) => {
    const found = findVersion(context, request);
    if ('answer' in found) return found.answer;
    return { status: 200, body: readWorkflow(found.workflow, (id) => context.connectors.get(id)?.type) };
  };
}

function remove(context: ApiContext): Handler {
  return (request) => {
    const { workflow_id: id = '', version: text = '' } = request.params;
    const version = parseVersion(text);
    if (version === undefined) return apiErrors.workflowVersionNotFound(request, id, text);
    switch (context.workflows.delete(id, version)) {
      case 'deleted':
        context.workflowsChanged();
        return { status: 204 };
      case 'release-in-use':
        return apiErrors.releaseVersionInUse(request, id, version);
      case 'unknown':
        return apiErrors.workflowVersionNotFound(request, id, text);
    }
  };
}

/** The version that a path names, or the 404 that says there is none. */
export function findVersion(
  context: ApiContext,
  request: ApiRequest,
): { readonly workflow: DeployedWorkflow } | { readonly answer: Answer } {
  const { workflow_id: id = '', version: text = '' } = request.params;
  const version = parseVersion(text);
  const workflow = version === undefined ? undefined : context.workflows.get(id, version);
  return workflow === undefined ? { answer: apiErrors.workflowVersionNotFound(request, id, text) } : { workflow };
}

function summarize(workflow: DeployedWorkflow): WorkflowSummary {
  return {
    id: workflow.id,
    name: workflow.name,
    description: workflow.description ?? null,
    version: workflow.version,
    is_release_version: workflow.is_release_version,
    schema_version: workflow.schema_version,
  };
}
