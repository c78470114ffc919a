import { parseAddress } from '../api/address';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json';
import { readBinding } from './binding';
import { LOCAL_ENVIRONMENT } from './environment';
import { isPlaceholderName } from './placeholders';
import type { ProjectError } from './projectFile';

const PROJECT_KEYS: readonly string[] = ['$schema', 'environments', 'variables', 'diagnostics'];
const LOCAL_KEYS: readonly string[] = ['variables'];
const ENVIRONMENT_KEYS: readonly string[] = ['api', 'auth', 'production', 'variables'];

/** What is wrong inside the parts of a project file that have the right shape: names, addresses, variables. */
export function projectChecks(root: JsonObject): readonly ProjectError[] {
  return [
    ...variableErrors(root, []),
    ...entriesOf(root.environments).flatMap(([name, environment]) => environmentErrors(name, environment)),
  ];
}

/** Keys that mean nothing and a `production` that is no boolean: nobody must take a misspelt `production` for none. */
export function projectShapeErrors(root: JsonObject): readonly ProjectError[] {
  return [
    ...unknownKeys(root, PROJECT_KEYS, []),
    ...entriesOf(root.environments).flatMap(([name, environment]) => {
      if (!isJsonObject(environment)) return [];
      const path = ['environments', name];
      const { production } = environment;
      return [
        // Local is found by the tools themselves; addresses that nobody follows would mislead.
        ...unknownKeys(environment, name === LOCAL_ENVIRONMENT ? LOCAL_KEYS : ENVIRONMENT_KEYS, path),
        ...(production === undefined || typeof production === 'boolean'
          ? []
          : [error('"production" is true or false.', [...path, 'production'])]),
      ];
    }),
  ];
}

function environmentErrors(name: string, value: JsonValue | undefined): readonly ProjectError[] {
  if (!isJsonObject(value)) return [];
  const path = ['environments', name];
  const { api, auth } = value;
  return [
    ...(name.trim() === name && name !== ''
      ? []
      : [error('Give the environment a name without spaces around it.', path)]),
    ...(name === LOCAL_ENVIRONMENT
      ? []
      : [...addressErrors(api, 'API URL', [...path, 'api']), ...addressErrors(auth, 'token URL', [...path, 'auth'])]),
    ...variableErrors(value, path),
  ];
}

function addressErrors(value: JsonValue | undefined, what: string, path: readonly string[]): readonly ProjectError[] {
  if (typeof value !== 'string') return [];
  const address = parseAddress(value, what);
  return address.ok ? [] : [error(address.error.message, path)];
}

function variableErrors(owner: JsonObject, path: readonly string[]): readonly ProjectError[] {
  return entriesOf(owner.variables).flatMap(([name, value]) => {
    const at = [...path, 'variables', name];
    if (!isPlaceholderName(name)) {
      return [
        error(
          `{{${name}}} is no placeholder: a name begins with a letter and has letters, digits, spaces and _ - . in it.`,
          at,
        ),
      ];
    }
    const read = value === undefined ? undefined : readBinding(value);
    return read === undefined || read.ok ? [] : [error(read.message, at)];
  });
}

function unknownKeys(owner: JsonObject, known: readonly string[], path: readonly string[]): readonly ProjectError[] {
  return Object.keys(owner)
    .filter((key) => !known.includes(key))
    .map((key) =>
      error(`"${key}" means nothing here. There is ${known.map((one) => `"${one}"`).join(', ')}.`, [...path, key]),
    );
}

function entriesOf(value: JsonValue | undefined): readonly [string, JsonValue | undefined][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function error(message: string, path: readonly string[]): ProjectError {
  return { message, path };
}
