import { withPlainNumbers } from '../expressions/python/exactNumber';
import type { JsonValue } from '../model/json';
import { MAX_NESTING } from './valueMeter';
import type { ValueMeter } from './valueMeter';

/** Fields of events that hold values of the run. */
const FIELDS: ReadonlySet<string> = new Set(['state', 'before', 'parameters', 'value', 'request']);

/**
 * Values with plain numbers in place of exact ones, for hosts and whoever watches a run, unless they take exact ones. A
 * value without any is given as it is; one that was given before is given again, so that equal states stay the same object.
 */
export class PlainValues {
  readonly #meter: ValueMeter;
  readonly #given = new WeakMap<object, JsonValue>();

  readonly #takesExact: boolean;

  constructor(meter: ValueMeter, takesExact = false) {
    this.#meter = meter;
    this.#takesExact = takesExact;
  }

  of(value: JsonValue): JsonValue {
    if (typeof value !== 'object' || value === null) return value;
    const { hasExact, depth } = this.#meter.of(value);
    // Nobody could walk through it; the run fails because of it anyway.
    if (depth > MAX_NESTING) return null;
    if (!hasExact || this.#takesExact) return value;
    const given = this.#given.get(value);
    if (given !== undefined) return given;
    const plain = withPlainNumbers(value);
    this.#given.set(value, plain);
    return plain;
  }

  /** The event with plain values in those of its fields that have values of the run. */
  fieldsOf<T extends object>(event: T): T {
    const changed: Record<string, JsonValue> = {};
    for (const [key, value] of Object.entries(event) as [string, JsonValue][]) {
      if (!FIELDS.has(key)) continue;
      const plain = this.of(value);
      if (plain !== value) changed[key] = plain;
    }
    return Object.keys(changed).length === 0 ? event : { ...event, ...changed };
  }
}
