import { parseKeyPath } from '../../../flexli/engine/keyPath';
import { type JsonObject, type JsonValue, isJsonObject } from '../../../flexli/model/json';
import type { RunEntry } from '../../runs/runStore';
import type { RunStep } from '../../runs/runTimeline';
import { outlineOf } from './outlineOf';

/** An outline of what one action of a connector answered. */
export interface AnswerSample {
  /** Type of the connector; undefined where any may be meant. */
  readonly connector?: string;
  readonly action: string;
  readonly sample: JsonValue;
}

/** What a run tells of data. */
export interface RunSamples {
  /** What it was started with, where that is known. */
  readonly input?: JsonValue;
  readonly answers: readonly AnswerSample[];
}

/** The outlines of a run's input and of its answers: those that were seen, else what transforms took out of them. */
export function samplesOfRun(run: Pick<RunEntry, 'input' | 'document' | 'timeline' | 'calls'>): RunSamples {
  const { input, document, timeline, calls = [] } = run;
  const answers: AnswerSample[] = [];
  const actions = isJsonObject(document) ? document.actions : undefined;
  for (const step of timeline.steps) {
    answers.push(...answersOfStep(step, actions));
    const inner = parametersOf(actionOf(step, actions))?.actions;
    for (const { steps } of step.iterations) answers.push(...steps.flatMap((one) => answersOfStep(one, inner)));
  }
  const connectors = connectorsOf(run);
  for (const { path, response } of calls) {
    if (response === undefined || response.status >= 300) continue;
    const action = at(document, path);
    if (typeof action?.type !== 'string') continue;
    const connector = connectors.get(action.type);
    if (connector !== undefined) answers.push({ connector, action: action.type, sample: outlineOf(response.value) });
  }
  return { ...(input !== undefined && { input: outlineOf(input) }), answers };
}

/** The connectors whose actions a run had, by the type of the action. */
function connectorsOf({ timeline }: Pick<RunEntry, 'timeline'>): ReadonlyMap<string, string> {
  const steps = timeline.steps.flatMap((step) => [step, ...step.iterations.flatMap((one) => one.steps)]);
  return new Map(
    steps.flatMap(({ type, connectorType }) => (connectorType === undefined ? [] : [[type, connectorType]])),
  );
}

/**
 * An account's history has states only. What a transform put there as it was answered, `"id": "::data.id"`, tells of the
 * answer all the same.
 */
function answersOfStep(step: RunStep, actions: JsonValue | undefined): readonly AnswerSample[] {
  const { after, connectorType, type, status } = step;
  const transform = actionOf(step, actions)?.transform;
  if (connectorType === undefined || status !== 'successful' || after === undefined) return [];
  if (!isJsonObject(transform)) return [];
  const samples: AnswerSample[] = [];
  for (const [target, expression] of Object.entries(transform)) {
    const path = typeof expression === 'string' ? PLAIN.exec(expression)?.[1] : undefined;
    const value = path === undefined ? undefined : valueAt(after, target === '::' ? [] : parseKeyPath(target));
    if (path === undefined || value === undefined || value === null) continue;
    const keys = path === '' ? [] : path.split('.');
    const sample = keys.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), outlineOf(value));
    samples.push({ connector: connectorType, action: type, sample });
  }
  return samples;
}

/** An expression that only walks down keys; `::` alone is the whole answer. */
const PLAIN = /^::((?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)?)$/;

function valueAt(value: JsonValue, keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
}

function actionOf({ order }: RunStep, actions: JsonValue | undefined): JsonObject | undefined {
  if (!Array.isArray(actions)) return undefined;
  return (actions as readonly JsonValue[]).find(
    (action): action is JsonObject => isJsonObject(action) && Number(action.order) === order,
  );
}

function parametersOf(action: JsonObject | undefined): JsonObject | undefined {
  return isJsonObject(action?.parameters) ? action.parameters : undefined;
}

/** What stands at a place in the server's form. */
function at(document: JsonValue | undefined, path: string): JsonObject | undefined {
  let value = document;
  for (const [, key, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (index !== undefined) value = Array.isArray(value) ? (value as readonly JsonValue[])[Number(index)] : undefined;
    else value = isJsonObject(value) && key !== undefined ? value[key] : undefined;
  }
  return isJsonObject(value) ? value : undefined;
}
