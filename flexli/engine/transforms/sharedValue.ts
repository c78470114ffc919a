import type { JsonObject, JsonValue } from '../../model/json';
import { isObject } from '../exactJson';
import { success } from '../outcome';
import type { Outcome } from '../outcome';
import type { Measure, ValueMeter } from '../valueMeter';

/** What becomes of a text; `keys` lead to it. */
export type TextRewriter = (text: string, keys: readonly string[]) => Outcome<JsonValue>;

/** Which texts a rewriter is after, so that values without any are passed over. */
export type TextMark = 'hasExpressions' | 'hasBraces';

/** Rewrites the texts within a value, but none below the ignored key paths. Results of the rewriter are not looked at again. */
export type Rewrite = (
  value: JsonValue,
  mark: TextMark,
  rewriter: TextRewriter,
  ignored: readonly (readonly string[])[],
) => Outcome<JsonValue>;

/** Makes new lists and objects around what has changed, and shares the rest. */
export function rewriteShared(meter: ValueMeter): Rewrite {
  return (value, mark, rewriter, ignored) => new SharedRewriter(meter, mark, rewriter).rewrite(value, [], ignored);
}

class SharedRewriter {
  readonly #meter: ValueMeter;
  readonly #mark: keyof Measure & TextMark;
  readonly #rewriter: TextRewriter;

  constructor(meter: ValueMeter, mark: TextMark, rewriter: TextRewriter) {
    this.#meter = meter;
    this.#mark = mark;
    this.#rewriter = rewriter;
  }

  rewrite(value: JsonValue, keys: readonly string[], ignored: readonly (readonly string[])[]): Outcome<JsonValue> {
    if (typeof value !== 'object' || value === null || !this.#meter.of(value)[this.#mark]) return success(value);
    const items: [string, JsonValue][] = [];
    let changed = false;
    for (const [key, item = null] of Object.entries(value as JsonObject)) {
      const rewritten = this.#item(item, key, [...keys, key], isObject(value) ? ignored : []);
      if (!rewritten.ok) return rewritten;
      changed ||= rewritten.value !== item;
      items.push([key, rewritten.value]);
    }
    if (!changed) return success(value);
    return success(isObject(value) ? Object.fromEntries(items) : items.map(([, item]) => item));
  }

  #item(
    item: JsonValue,
    key: string,
    keys: readonly string[],
    ignored: readonly (readonly string[])[],
  ): Outcome<JsonValue> {
    if (isIgnored(key, ignored)) return success(item);
    return typeof item === 'string' ? this.#rewriter(item, keys) : this.rewrite(item, keys, below(key, ignored));
  }
}

/** Key paths never lead into lists, so their items are never ignored. */
export function isIgnored(key: string, ignored: readonly (readonly string[])[]): boolean {
  return ignored.some((path) => path.length === 1 && path[0] === key);
}

/** The rest of those paths that lead on from a key. */
export function below(key: string, ignored: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return ignored.filter((path) => path.length > 1 && path[0] === key).map((path) => path.slice(1));
}
