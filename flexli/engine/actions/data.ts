import { numberOf } from '../../expressions/python/exactNumber';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { DataRequest } from '../host';
import { pythonText } from '../python/pythonText';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

const OPERATIONS: readonly DataRequest['operation'][] = ['read', 'write', 'query', 'increment', 'decrement'];
const SCOPES: readonly DataRequest['scope'][] = ['account', 'workflow', 'run'];

/**
 * Reads from and writes to the key-value store of the account, as the guide describes it. The response is `{key, value}`
 * (null for a key that is not there), for `query` a list of them.
 */
export const executeData: ActionExecutor = async ({ control, parameters }) => {
  const given = isJsonObject(parameters) ? parameters : {};
  // The hosted engine's action does nothing yet.
  if (control.profile !== 'documented') {
    const missing = ['operation', 'scope', 'key', 'value'].find((name) => given[name] === undefined);
    return missing === undefined ? done({}) : failedBecause(`its ${missing} is missing.`);
  }
  const request = requestOf(given);
  if (typeof request === 'string') return failedBecause(request, false);
  if (control.host.data === undefined) return failedBecause('there is no data store in this kind of run.', false);
  const outcome = await control.host.data(request);
  return outcome.ok ? done(outcome.value) : failedBecause(outcome.message, false);
};

/** The request, or what is wrong with the parameters. */
function requestOf(given: JsonObject): DataRequest | string {
  const operation = OPERATIONS.find((name) => name === given.operation);
  if (operation === undefined) return oneOf('operation', OPERATIONS, given.operation);
  const scope = SCOPES.find((name) => name === given.scope);
  if (scope === undefined) return oneOf('scope', SCOPES, given.scope);
  const { value = null } = given;
  // A query without a text lists everything.
  const key = given.key ?? (operation === 'query' ? '' : null);
  const isEmpty = key === '' && operation !== 'query';
  if (key === null || (typeof key === 'object' && numberOf(key) === undefined) || isEmpty)
    return `its key must be a text, but it is ${shown(key)}.`;
  const counts = operation === 'increment' || operation === 'decrement';
  const amount = counts ? (numberOf(value) ?? value ?? 1) : value;
  if (counts && (typeof amount !== 'number' || !Number.isSafeInteger(amount))) {
    return `its value must be a whole number to count by, but it is ${shown(amount)}.`;
  }
  return { operation, scope, key: pythonText(key), value: amount };
}

function oneOf(name: string, words: readonly string[], given: JsonValue | undefined): string {
  return `its ${name} must be one of ${words.join(', ')}, but it is ${shown(given ?? null)}.`;
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
