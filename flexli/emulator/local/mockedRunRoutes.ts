import { isObject, readDocument, writeJson } from '../../engine/exactJson';
import type { JsonObject, JsonValue } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';
import { error } from '../api/apiErrors';
import { checkDocument } from '../api/checkDocument';
import { normalizeWorkflow } from '../api/normalize';
import type { Parsed } from '../api/query';
import { startedAnswer } from '../api/runs';
import { findVersion } from '../api/workflows';
import { mocksOf } from '../execution/mockedSetup';
import type { MockedSetup, MocksOfRun } from '../execution/mockedSetup';
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
  readonly setup: MockedSetup;
}

function runVersion(context: LocalContext): Handler {
  return async (request) => {
    const body = exactBodyObject(request);
    if (!body.ok) return body.answer;
    const wish = wishOf(request, body.value);
    if (!wish.ok) return wish.answer;
    const mocks = mocksFor(request, wish.value.setup);
    if (!mocks.ok) return mocks.answer;
    const found = findVersion(context, request);
    if ('answer' in found) return found.answer;
    return start(context, request, found.workflow, { input: wish.value.input, mocks: mocks.value });
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
    const workflow = readDocument(document.body) as JsonObject;
    const refusal = await checkDocument(context, document, 'workflow', workflow);
    if (refusal !== undefined) return refusal;
    const normal = normalizeWorkflow(workflow);
    const unstored = { ...normal, id: context.newId(), version: 1, is_release_version: true };
    const mocks = mocksFor(request, { ...wish.value.setup, workflow: unstored });
    if (!mocks.ok) return mocks.answer;
    return start(context, request, unstored, { input: wish.value.input, mocks: mocks.value });
  };
}

async function start(
  context: LocalContext,
  request: ApiRequest,
  workflow: DeployedWorkflow,
  { input, mocks }: { readonly input: JsonValue; readonly mocks: MocksOfRun },
) {
  return startedAnswer(request, await context.execution.start(workflow, input, { depth: 0, mocks }));
}

function wishOf(request: ApiRequest, body: JsonObject): Parsed<RunWish> {
  const { input = {}, mocks = [], offline = false } = body;
  if (typeof offline !== 'boolean') {
    return { ok: false, answer: invalidBody(request, '"offline" must be true or false.') };
  }
  return { ok: true, value: { input, setup: { mocks, offline } } };
}

function mocksFor(request: ApiRequest, setup: MockedSetup): Parsed<MocksOfRun> {
  const made = mocksOf(setup);
  if (made.ok) return made;
  const details = {
    validation_errors: made.problems.map(({ path, message }) => ({ path, description: message })),
  };
  const answer = error(request, 400, 'ValidationError', 'The mocks are not as they should be', details);
  return { ok: false, answer };
}
