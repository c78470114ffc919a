import { dumpJson, SPACED } from '../../flexli/expressions/python/jsonDumps';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import type { WorkflowDocument } from '../../flexli/model/workflow';
import { evaluateCondition } from '../../flexli/engine/condition/condition';
import { EvaluatorFactory } from '../../flexli/engine/expressionEvaluator';
import type { EmittedEvent, EngineHost, HttpResponse } from '../../flexli/engine/host';
import { parseKeyPath } from '../../flexli/engine/keyPath';
import type { Outcome } from '../../flexli/engine/outcome';
import { prepareConnectorAction, prepareParameters } from '../../flexli/engine/prepare';
import type { EngineProfile } from '../../flexli/engine/profile';
import type { PreparedRequest } from '../../flexli/engine/request/preparedRequest';
import type { RunResult } from '../../flexli/engine/runEvent';
import { WorkflowRunner } from '../../flexli/engine/runner';
import { applyTransform } from '../../flexli/engine/transform';
import type { MockResponse, PrepareCase, RunCase, RunCaseResult, RuntimeCase, TransformCase } from './runtimeCase';

const NOW = new Date('2024-07-15T12:00:00.000Z');

/** Our result of a case that gives a value. */
export function valueOf(
  item: Exclude<RuntimeCase, { op: 'run' | 'search' }>,
  profile: EngineProfile,
): Outcome<JsonValue> {
  const evaluators = new EvaluatorFactory({ now: () => NOW, random: () => 0.5 }, profile).create();
  const context = { evaluator: evaluators.expressions, profile };
  switch (item.op) {
    case 'keypath':
      return { ok: true, value: parseKeyPath(item.path) };
    case 'transform':
      return transform(item, context);
    case 'condition':
      return evaluateCondition(item.condition, item.source, {
        evaluator: evaluators.conditions,
        profile,
        now: () => NOW,
      });
    case 'prepare':
      return prepare(item, context);
  }
}

type Context = Parameters<typeof applyTransform>[2];

function transform(
  { source, updates, target, variables, ignored_paths }: TransformCase,
  context: Context,
): Outcome<JsonValue> {
  return applyTransform(source, updates, context, {
    variables: variables ?? null,
    ...(target === undefined ? {} : { target }),
    ...(ignored_paths === undefined ? {} : { ignoredPaths: ignored_paths }),
  });
}

function prepare({ state, action, connector_action }: PrepareCase, context: Context): Outcome<JsonValue> {
  const parameters = prepareParameters(action, state, context);
  if (!parameters.ok) return parameters;
  const prepared = prepareConnectorAction(connector_action, parameters.value.parameters, context);
  if (!prepared.ok) return prepared;
  return { ok: true, value: { parameters: parameters.value.parameters, action: { ...prepared.value } } };
}

/** Our run of a case, written down as the recorded ones are. */
export async function runOf(
  item: RunCase,
  profile: EngineProfile,
): Promise<RunCaseResult & { readonly end: RunResult }> {
  const history: RunCaseResult['history'][number][] = [];
  const requests: JsonObject[] = [];
  const emitted: JsonObject[] = [];
  const mocks = [...item.mocks];
  let ids = 0;
  const host: EngineHost = {
    now: () => NOW,
    newId: () => `id-${++ids}`,
    random: () => 0.5,
    sleep: () => Promise.resolve(),
    http: () => Promise.resolve({ ok: false, message: 'there is no network.' }),
    intercept: () => Promise.resolve({ ok: true, response: answer(mocks.shift() ?? { status: 200, json: {} }) }),
    connector: (id) => Promise.resolve(connectorOf(item, id)),
    emitEvent: (event) => {
      emitted.push(eventRecord(event));
      return Promise.resolve();
    },
    startRun: () => Promise.resolve({ runId: 'child' }),
    record: ({ time: _, nested_run_id: nested, ...record }) => {
      history.push(nested === undefined ? record : { ...record, nested: true });
      return Promise.resolve();
    },
    event: (event) => {
      if (event.type === 'requestSent') requests.push(requestRecord(event.request));
    },
  };
  const workflow: WorkflowDocument = { name: 'case', schema_version: 1, actions: item.actions };
  const runner = new WorkflowRunner(workflow, item.input, host, { profile });
  const end = await runner.run(new AbortController().signal);
  return { ok: end.status !== 'failed', history, requests, emitted, end };
}

function connectorOf(item: RunCase, id: string): Awaited<ReturnType<EngineHost['connector']>> {
  const connector = item.connectors[id];
  if (connector === undefined) return undefined;
  return { type: id.toUpperCase(), name: id, description: id, schema_version: 1, ...connector };
}

function answer({ status = 200, reason = 'OK', json, text }: MockResponse): HttpResponse {
  return { status, reason, headers: {}, body: text ?? dumpJson(json ?? null, SPACED) };
}

function requestRecord({ method, url, query, headers, body, isJson }: PreparedRequest): JsonObject {
  return { method, url, params: query, headers, json: isJson ? body : null, body: isJson ? null : body };
}

function eventRecord({ eventType, contentType, body }: EmittedEvent): JsonObject {
  const data = contentType?.toLowerCase() === 'application/json' ? dumpJson(body ?? null, SPACED) : (body ?? null);
  return { type: `Flexli:CoreV1:${eventType}`, datacontenttype: contentType ?? null, data };
}
