import { countValue } from '../../flexli/engine/actions/countValue';
import { MAX_DATA_VALUE, tooLong } from '../../flexli/emulator/store/dataStore';
import { writeJson } from '../../flexli/engine/exactJson';
import type { DataOutcome, DataRequest } from '../../flexli/engine/host';
import type { JsonValue } from '../../flexli/model/json';

/** The key-value store of the Data action for one call of the command. */
export class MemoryData {
  readonly #values = new Map<string, Map<string, JsonValue>>();

  /** `owner` is what the scope is about: the workflow or the run, nothing for the account. */
  request({ operation, scope, key, value }: DataRequest, owner: string): DataOutcome {
    const place = `${scope} ${owner}`;
    const values = this.#values.get(place) ?? new Map<string, JsonValue>();
    this.#values.set(place, values);
    const known = values.get(key) ?? null;
    switch (operation) {
      case 'read':
        return { ok: true, value: { key, value: known } };
      case 'query': {
        const found = [...values].filter(([name]) => name.startsWith(key)).sort(([a], [b]) => (a < b ? -1 : 1));
        return { ok: true, value: found.map(([name, item]) => ({ key: name, value: item })) };
      }
      case 'write':
        if (writeJson(value).length > MAX_DATA_VALUE) return tooLong(key);
        values.set(key, value);
        return { ok: true, value: { key, value } };
      case 'increment':
      case 'decrement': {
        const next = countValue(key, known, operation === 'increment' ? Number(value) : -Number(value));
        if (!next.ok) return next;
        values.set(key, next.value);
        return { ok: true, value: { key, value: next.value } };
      }
    }
  }
}
