import { ExactNumber } from '../expressions/python/exactNumber';
import type { JsonValue } from '../model/json';

/** What is known of a value as a whole. */
export interface Measure {
  /** Characters of its JSON, about. */
  readonly size: number;
  /** Levels of lists and objects within each other; infinite for a value that contains itself. */
  readonly depth: number;
  /** Whether a text in it starts with `::`. */
  readonly hasExpressions: boolean;
  /** Whether a text in it has a brace. */
  readonly hasBraces: boolean;
  /** Whether a number in it is an exact one. */
  readonly hasExact: boolean;
}

/**
 * Measures values, lists and objects once only: they never change, and states share most of what they hold. So it costs as
 * much as what is new, however large a state is.
 */
export class ValueMeter {
  readonly #known = new WeakMap<object, Measure>();
  readonly #open = new Set<object>();

  of(value: JsonValue): Measure {
    return this.#measure(value, 0);
  }

  #measure(value: JsonValue, level: number): Measure {
    if (typeof value === 'string') return textMeasure(value);
    if (typeof value !== 'object' || value === null) return PLAIN;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    if (value instanceof ExactNumber) return { ...PLAIN, size: value.text.length, hasExact: true };
    if (level > MAX_NESTING || this.#open.has(value)) return ENDLESS;
    this.#open.add(value);
    const measure = Array.isArray(value)
      ? this.#total(value as readonly JsonValue[], 2, level)
      : this.#total(Object.values(value) as readonly JsonValue[], keySize(value), level);
    this.#open.delete(value);
    if (measure.depth <= MAX_NESTING) this.#known.set(value, measure);
    return measure;
  }

  #total(items: readonly JsonValue[], own: number, level: number): Measure {
    let size = own + items.length;
    let depth = 0;
    let hasExpressions = false;
    let hasBraces = false;
    let hasExact = false;
    for (const item of items) {
      const measure = this.#measure(item, level + 1);
      size += measure.size;
      depth = Math.max(depth, measure.depth);
      hasExpressions ||= measure.hasExpressions;
      hasBraces ||= measure.hasBraces;
      hasExact ||= measure.hasExact;
    }
    return { size, depth: depth + 1, hasExpressions, hasBraces, hasExact };
  }
}

/**
 * Levels of lists and objects within each other that a run takes. Python's own JSON reader gives up at about a thousand,
 * and whatever walks a value by recursion would at some ten thousand.
 */
export const MAX_NESTING = 500;

const PLAIN: Measure = { size: 5, depth: 0, hasExpressions: false, hasBraces: false, hasExact: false };
const ENDLESS: Measure = { size: 0, depth: Infinity, hasExpressions: true, hasBraces: true, hasExact: true };

function textMeasure(text: string): Measure {
  return {
    size: text.length + 2,
    depth: 0,
    hasExpressions: text.startsWith('::'),
    hasBraces: text.includes('{') || text.includes('}'),
    hasExact: false,
  };
}

function keySize(value: object): number {
  let size = 2;
  for (const key of Object.keys(value)) size += key.length + 3;
  return size;
}
