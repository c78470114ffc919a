import { numberOf, withPlainNumbers } from '../../expressions/python/exactNumber';
import type { JsonObject, JsonValue } from '../../model/json';
import { isObject, writeJson } from '../exactJson';
import { MAX_NESTING, ValueMeter } from '../valueMeter';
import type { Mock, MockAnswer, MockTarget, RequestPattern } from './mock';
import { shortPath } from './mock';

/** What is wrong in a file of mocks. */
export interface MocksProblem {
  /** Such as `mocks[0].status`; empty for the file itself. */
  readonly path: string;
  readonly message: string;
}

export type ReadMocks =
  | { readonly ok: true; readonly mocks: readonly Mock[] }
  | { readonly ok: false; readonly problems: readonly MocksProblem[] };

const TARGET_KEYS = ['action', 'type', 'workflow', 'request'] as const;
const ANSWER_KEYS = ['value', 'text', 'status', 'error', 'delay'] as const;
const REQUEST_KEYS = ['method', 'url', 'query', 'headers', 'body'] as const;

const MAX_DELAY = 900;

/**
 * Reads `{"mocks": […]}` as schemas/mocks.schema.json describes it. Exact numbers keep their digits in the values that mocks
 * answer with; everywhere else they count as plain ones.
 */
export function readMocks(value: JsonValue): ReadMocks {
  const reader = new Reader();
  const mocks = reader.file(value);
  return reader.problems.length === 0 ? { ok: true, mocks } : { ok: false, problems: reader.problems };
}

/** Goes on after a problem, so that all are told at once. */
class Reader {
  readonly problems: MocksProblem[] = [];

  file(value: JsonValue): readonly Mock[] {
    if (new ValueMeter().of(value).depth > MAX_NESTING) {
      this.#problem('', `This is nested deeper than ${MAX_NESTING} levels.`);
      return [];
    }
    if (!isObject(value) || !Array.isArray(value.mocks)) {
      this.#problem('', 'This must be {"mocks": […]}.');
      return [];
    }
    this.#keys(value, ['$schema', 'mocks'], '');
    return (value.mocks as readonly JsonValue[]).map((mock, index) => this.#mock(mock, `mocks[${index}]`));
  }

  #mock(value: JsonValue, path: string): Mock {
    const mock = this.#object(value, path);
    this.#keys(mock, [...TARGET_KEYS, ...ANSWER_KEYS, 'sequence'], path);
    const target = this.#target(mock, path);
    if (target.action === undefined && target.type === undefined && target.request === undefined) {
      this.#problem(path, 'A mock needs "action", "type" or "request", which say what it stands for.');
    }
    if (mock.sequence === undefined) return { target, answers: [this.#answer(mock, path)] };
    const beside = ANSWER_KEYS.find((key) => mock[key] !== undefined);
    if (beside !== undefined) this.#problem(`${path}.${beside}`, `"${beside}" belongs into the items of "sequence".`);
    const items = Array.isArray(mock.sequence) ? (mock.sequence as readonly JsonValue[]) : [];
    if (items.length === 0) this.#problem(`${path}.sequence`, 'A sequence is a list of answers, at least one.');
    const answers = items.map((item, index) => {
      const place = `${path}.sequence[${index}]`;
      const answer = this.#object(item, place);
      this.#keys(answer, ANSWER_KEYS, place);
      return this.#answer(answer, place);
    });
    return { target, answers };
  }

  #target(mock: JsonObject, path: string): MockTarget {
    const action = this.#text(mock, 'action', path);
    const type = this.#text(mock, 'type', path);
    const workflow = this.#text(mock, 'workflow', path);
    return {
      ...(action !== undefined && { action: shortPath(action) }),
      ...(type !== undefined && { type }),
      ...(workflow !== undefined && { workflow }),
      ...(mock.request !== undefined && { request: this.#request(withPlainNumbers(mock.request), `${path}.request`) }),
    };
  }

  #request(value: JsonValue, path: string): RequestPattern {
    const request = this.#object(value, path);
    this.#keys(request, REQUEST_KEYS, path);
    const method = this.#text(request, 'method', path);
    const url = this.#text(request, 'url', path);
    const { query, headers, body } = request;
    return {
      ...(method !== undefined && { method }),
      ...(url !== undefined && { url }),
      ...(query !== undefined && { query: this.#object(query, `${path}.query`) }),
      ...(headers !== undefined && { headers: this.#object(headers, `${path}.headers`) }),
      ...(body !== undefined && { body }),
    };
  }

  #answer(given: JsonObject, path: string): MockAnswer {
    const delay = this.#number(given, 'delay', path, 0, MAX_DELAY) ?? 0;
    const error = this.#text(given, 'error', path);
    const content = (['value', 'text', 'status'] as const).filter((key) => given[key] !== undefined);
    if (error !== undefined) {
      const [beside] = content;
      if (beside !== undefined)
        this.#problem(`${path}.${beside}`, `Where there is an "error", there is no "${beside}".`);
      return { kind: 'error', message: error, delay };
    }
    const status = this.#number(given, 'status', path, 100, 599) ?? 200;
    if (!Number.isInteger(status)) this.#problem(`${path}.status`, '"status" must be a whole number.');
    if (given.value !== undefined && given.text !== undefined) {
      this.#problem(`${path}.text`, 'A mock has a "value", which is sent as JSON, or a "text", not both.');
    }
    const text = this.#text(given, 'text', path, true);
    const body = text ?? (given.value === undefined ? emptyBody(status) : writeJson(given.value));
    return { kind: 'answer', status, body, delay };
  }

  #object(value: JsonValue, path: string): JsonObject {
    if (isObject(value)) return value;
    this.#problem(path, 'This must be an object, {…}.');
    return {};
  }

  #text(owner: JsonObject, key: string, path: string, mayBeEmpty = false): string | undefined {
    const value = owner[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && (mayBeEmpty || value.trim() !== '')) return value;
    this.#problem(`${path}.${key}`, `"${key}" must be a text.`);
    return undefined;
  }

  #number(owner: JsonObject, key: string, path: string, least: number, most: number): number | undefined {
    const value = owner[key];
    if (value === undefined) return undefined;
    const number = numberOf(value);
    if (number !== undefined && number >= least && number <= most) return number;
    this.#problem(`${path}.${key}`, `"${key}" must be a number from ${least} to ${most}.`);
    return undefined;
  }

  #keys(owner: JsonObject, known: readonly string[], path: string): void {
    for (const key of Object.keys(owner)) {
      if (known.includes(key)) continue;
      this.#problem(
        path === '' ? key : `${path}.${key}`,
        `"${key}" does not belong here. Known are ${known.join(', ')}.`,
      );
    }
  }

  #problem(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

/** An answer that has no content by its status, else an empty object. */
function emptyBody(status: number): string {
  return status === 204 || status === 205 || status === 304 ? '' : '{}';
}
