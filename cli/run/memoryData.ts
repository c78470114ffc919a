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
        values.set(key, value);
        return { ok: true, value: { key, value } };
      case 'increment':
      case 'decrement': {
        if (known !== null && typeof known !== 'number') {
          return { ok: false, message: `the value of "${key}" is no number, so it cannot be counted.` };
        }
        const sum = (known ?? 0) + (operation === 'increment' ? Number(value) : -Number(value));
        values.set(key, sum);
        return { ok: true, value: { key, value: sum } };
      }
    }
  }
}
