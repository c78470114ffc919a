import { parse } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';

/** The environment that needs no entry. */
const LOCAL = 'Local';

/** What a project file says that placeholders stand for, environment by environment. What cannot be read says nothing. */
export class ProjectVariables {
  readonly #shared: JsonObject;
  readonly #own: ReadonlyMap<string, JsonObject>;

  constructor(text: string) {
    const root = rootOf(text);
    this.#shared = objectOf(root.variables);
    this.#own = new Map(
      Object.entries(objectOf(root.environments)).map(([name, value]) => [name, objectOf(objectOf(value).variables)]),
    );
  }

  /** Those that have an entry, Local last. */
  get environments(): readonly string[] {
    const names = [...this.#own.keys()];
    return [...names.filter((name) => name !== LOCAL), ...names.filter((name) => name === LOCAL)];
  }

  /** Names of the placeholders, each once, in the order of the file. */
  get names(): readonly string[] {
    return [...new Set([...this.#own.values(), this.#shared].flatMap(Object.keys))];
  }

  /** What a placeholder stands for in an environment; undefined when nothing is said. */
  valueIn(environment: string, name: string): JsonValue | undefined {
    return ownValue(this.#own.get(environment), name) ?? ownValue(this.#shared, name);
  }

  /** What it stands for wherever an environment says nothing else. */
  sharedValue(name: string): JsonValue | undefined {
    return ownValue(this.#shared, name);
  }

  /** The environments in which it stands for nothing. */
  without(name: string): readonly string[] {
    return this.environments.filter((environment) => this.valueIn(environment, name) === undefined);
  }

  /** Whether any environment has a value of its own. */
  differs(name: string): boolean {
    return [...this.#own.values()].some((variables) => ownValue(variables, name) !== undefined);
  }
}

function rootOf(text: string): JsonObject {
  try {
    return objectOf(parse(text) as JsonValue | undefined);
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    return {};
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function ownValue(variables: JsonObject | undefined, name: string): JsonValue | undefined {
  return variables && Object.hasOwn(variables, name) ? variables[name] : undefined;
}
