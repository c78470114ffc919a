import type { JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import type { KnownSamples } from '../languageservice/context';
import { normalUri } from './uris';

type Lists = ReadonlyMap<string, readonly JsonValue[]>;

const NONE: readonly JsonValue[] = [];
const NO_LISTS: Lists = new Map();

/** What the client told of data that was seen. Each time it tells all; lists that say the same stay the same objects. */
export class Samples implements KnownSamples {
  #inputs = NO_LISTS;
  #responses = NO_LISTS;
  /** Those of a connector's action, put together when first asked for. */
  readonly #ofActions = new Map<string, readonly JsonValue[]>();

  /** False as long as nothing was told. */
  get any(): boolean {
    return this.#inputs.size > 0 || this.#responses.size > 0;
  }

  /** Takes the parameters of `flexli/samples`; whatever in them is none is left out. True if it is news. */
  take(params: unknown): boolean {
    const { inputs, responses } = (params ?? {}) as { readonly inputs?: JsonValue; readonly responses?: JsonValue };
    const before = [this.#inputs, this.#responses];
    this.#inputs = listsOf(inputs, this.#inputs, ({ uri }) => (typeof uri === 'string' ? normalUri(uri) : undefined));
    this.#responses = listsOf(responses, this.#responses, ({ connector, action }) =>
      typeof action === 'string' ? keyOf(typeof connector === 'string' ? connector : '', action) : undefined,
    );
    this.#ofActions.clear();
    return this.#inputs !== before[0] || this.#responses !== before[1];
  }

  inputsOf(uri: string): readonly JsonValue[] {
    return this.#inputs.get(normalUri(uri)) ?? NONE;
  }

  responsesOf(connectorType: string, actionType: string): readonly JsonValue[] {
    const key = keyOf(connectorType, actionType);
    const own = this.#responses.get(key);
    const any = this.#responses.get(keyOf('', actionType));
    if (own === undefined || any === undefined) return own ?? any ?? NONE;
    const both = this.#ofActions.get(key) ?? [...own, ...any];
    this.#ofActions.set(key, both);
    return both;
  }
}

function keyOf(connector: string, action: string): string {
  return JSON.stringify([connector, action]);
}

/** The samples of every entry by its key; the lists of before where they say the same, and all of it if nothing is new. */
function listsOf(
  entries: JsonValue | undefined,
  before: Lists,
  key: (entry: Readonly<Record<string, JsonValue | undefined>>) => string | undefined,
): Lists {
  const lists = new Map<string, readonly JsonValue[]>();
  for (const entry of Array.isArray(entries) ? (entries as readonly JsonValue[]) : []) {
    if (!isJsonObject(entry) || !Array.isArray(entry.samples)) continue;
    const of = key(entry);
    if (of !== undefined) lists.set(of, [...(lists.get(of) ?? []), ...(entry.samples as readonly JsonValue[])]);
  }
  let news = lists.size !== before.size;
  for (const [of, samples] of lists) {
    const known = before.get(of);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(samples)) lists.set(of, known);
    else news = true;
  }
  return news ? lists : before;
}
