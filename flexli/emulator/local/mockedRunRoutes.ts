import { isObject, writeJson } from '../../engine/exactJson';
import { readMocks } from '../../engine/mocks/readMocks';
import { RunMocks } from '../../engine/mocks/runMocks';
import type { JsonObject, JsonValue } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';
import { error } from '../api/apiErrors';
import { checkDocument } from '../api/checkDocument';
import { normalizeWorkflow } from '../api/normalize';
import type { Parsed } from '../api/query';
import { startedAnswer } from '../api/runs';
import { findVersion } from '../api/workflows';
import type { MocksOfRun } from '../execution/runService';
import type { ApiRequest, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { LocalContext } from './localContext';
import { exactBodyObject, invalidBody } from './localErrors';

/**
 * Runs with mocks: `POST /local/run/{workflow_id}/version/{version}` runs a stored version, `POST /local/run` the document
 * `workflow` of the body without storing it. Both take `input`, `mocks` (as in a file of mocks: a list of them) and
 * `offline`, and answer like the API's own call; the history is read by that, too.
 */
export function mockedRunRoutes(context: LocalContext): readonly Route[] {
  return [
    { method: 'POST', pattern: '/local/run/{workflow_id}/version/{version}', handle: runVersion(context) },
    { method: 'POST', pattern: '/local/run', handle: runDocument(context) },
  ];
}

interface RunWish {
  readonly input: JsonValue;
  readonly mocks: MocksOfRun;
}

function runVersion(context: LocalContext): Handler {
  return async (request) => {
    const body = exactBodyObject(request);
    if (!body.ok) return body.answer;
    const wish = wishOf(request, body.value);
    if (!wish.ok) return wish.answer;
    const found = findVersion(context, request);
    if ('answer' in found) return found.answer;
    return start(context, request, found.workflow, wish.value);
  };
}

function runDocument(context: LocalContext): Handler {
  return async (request) => {
    const body = exactBodyObject(request);
    if (!body.ok) return body.answer;
    const wish = wishOf(request, body.value);
    if (!wish.ok) return wish.answer;
    const { workflow: given } = body.value;
    if (!isObject(given)) return invalidBody(request, '"workflow" must be a workflow.');
    const document = { ...request, body: writeJson(given) };
    const workflow = JSON.parse(document.body) as JsonObject;
    const refusal = await checkDocument(context, document, 'workflow', workflow);
    if (refusal !== undefined) return refusal;
    const normal = normalizeWorkflow(workflow);
    const unstored = { ...normal, id: context.newId(), version: 1, is_release_version: true };
    return start(context, request, unstored, wish.value);
  };
}

async function start(context: LocalContext, request: ApiRequest, workflow: DeployedWorkflow, wish: RunWish) {
  return startedAnswer(request, await context.execution.start(workflow, wish.input, { depth: 0, mocks: wish.mocks }));
}

function wishOf(request: ApiRequest, body: JsonObject): Parsed<RunWish> {
  const { input = {}, mocks = [], offline = false } = body;
  if (typeof offline !== 'boolean') {
    return { ok: false, answer: invalidBody(request, '"offline" must be true or false.') };
  }
  const read = readMocks({ mocks });
  if (!read.ok) {
    const details = {
      validation_errors: read.problems.map(({ path, message }) => ({ path, description: message })),
    };
    return {
      ok: false,
      answer: error(request, 400, 'ValidationError', 'The mocks are not as they should be', details),
    };
  }
  return {
    ok: true,
    value: { input, mocks: { mocks: new RunMocks(read.mocks), isOffline: offline, isFirst: true } },
  };
}
