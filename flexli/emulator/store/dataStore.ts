import { countValue } from '../../engine/actions/countValue';
import { readJson, writeJson } from '../../engine/exactJson';
import type { DataOutcome, DataRequest } from '../../engine/host';
import type { JsonValue } from '../../model/json';
import type { Row, StoreDatabase } from './database';
import { textIn } from './row';

/** Milliseconds after its last update for which a key is kept, as the guide has it. */
export const DATA_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** Characters of the JSON of one value. */
export const MAX_DATA_VALUE = 400_000;

/** The run that a request comes from. */
export interface DataOwner {
  readonly workflowId: string;
  readonly runId: string;
}

export interface DataItem {
  readonly key: string;
  readonly value: JsonValue;
}

/** The key-value store of the Data action. Keys older than their lifetime are gone, whether they were removed yet or not. */
export class DataStore {
  readonly #database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  /** Answers a Data action; call it in a transaction, so that a counter is atomic. */
  perform(request: DataRequest, owner: DataOwner, now: Date): DataOutcome {
    const place = placeOf(request.scope, owner);
    const { key, value } = request;
    switch (request.operation) {
      case 'read':
        return { ok: true, value: { key, value: this.#read(place, key, now) ?? null } };
      case 'query':
        return { ok: true, value: this.query(place, key, now).map((item) => ({ ...item })) };
      case 'write':
        return this.#write(place, key, value, now);
      case 'increment':
        return this.#count(place, key, Number(value), now);
      case 'decrement':
        return this.#count(place, key, -Number(value), now);
    }
  }

  /** The keys of a place that start with a text, in order. */
  query(place: DataPlace, prefix: string, now: Date): readonly DataItem[] {
    return this.#database
      .all(
        `SELECT key, value FROM data_items
         WHERE scope = ? AND owner = ? AND updated > ? AND substr(key, 1, length(?4)) = ?4 ORDER BY key`,
        place.scope,
        place.owner,
        now.getTime() - DATA_LIFETIME_MS,
        prefix,
      )
      .map((row) => ({ key: textIn(row, 'key'), value: valueOf(row) }));
  }

  /** Removes at most so many keys that were not updated for their lifetime. False when none is left. */
  removeOld(now: Date, atMost: number): boolean {
    const { changes } = this.#database.run(
      `DELETE FROM data_items WHERE (scope, owner, key) IN (
         SELECT scope, owner, key FROM data_items WHERE updated <= ? LIMIT ?)`,
      now.getTime() - DATA_LIFETIME_MS,
      atMost,
    );
    return changes === atMost;
  }

  #read(place: DataPlace, key: string, now: Date): JsonValue | undefined {
    const row = this.#database.get(
      'SELECT value FROM data_items WHERE scope = ? AND owner = ? AND key = ? AND updated > ?',
      place.scope,
      place.owner,
      key,
      now.getTime() - DATA_LIFETIME_MS,
    );
    return row === undefined ? undefined : valueOf(row);
  }

  #write(place: DataPlace, key: string, value: JsonValue, now: Date): DataOutcome {
    const text = writeJson(value);
    if (text.length > MAX_DATA_VALUE) return tooLong(key);
    this.#database.run(
      'INSERT OR REPLACE INTO data_items (scope, owner, key, value, updated) VALUES (?, ?, ?, ?, ?)',
      place.scope,
      place.owner,
      key,
      text,
      now.getTime(),
    );
    return { ok: true, value: { key, value } };
  }

  #count(place: DataPlace, key: string, amount: number, now: Date): DataOutcome {
    const next = countValue(key, this.#read(place, key, now), amount);
    return next.ok ? this.#write(place, key, next.value, now) : next;
  }
}

/** Of a value that is longer than `MAX_DATA_VALUE`. */
export function tooLong(key: string): DataOutcome {
  return { ok: false, message: `the value for ${key} has more than ${MAX_DATA_VALUE} characters.` };
}

/** Where a key is visible. */
export interface DataPlace {
  readonly scope: DataRequest['scope'];
  /** The id of the workflow or run; empty for the account. */
  readonly owner: string;
}

function placeOf(scope: DataRequest['scope'], owner: DataOwner): DataPlace {
  switch (scope) {
    case 'account':
      return { scope, owner: '' };
    case 'workflow':
      return { scope, owner: owner.workflowId };
    case 'run':
      return { scope, owner: owner.runId };
  }
}

function valueOf(row: Row): JsonValue {
  return readJson(textIn(row, 'value'));
}
