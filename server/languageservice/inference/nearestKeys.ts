import { closestName } from '../../../flexli/expressions/check/closestName';
import { layersOf } from './keyLayers';
import type { ObjectShape } from './shape';

type Keys = ObjectShape['keys'];
type Names = Map<string, string | undefined>;

/** Of more keys only those are compared that begin or end alike; hardly anybody misspells both. */
const MAX_COMPARED = 10;

/**
 * The keys that were most likely meant. Kept, since the same key is often read of the same object, and for keys that lie
 * over others, since states grow by a key or two and a name is read of many of them.
 */
export class NearestKeys {
  readonly #ofFew = new WeakMap<Keys, Names>();
  readonly #ofMany = new WeakMap<Keys, Names>();

  of(name: string, { keys }: ObjectShape): string | undefined {
    if (keys.size > MAX_COMPARED) return this.#amongMany(name, keys);
    return once(this.#ofFew, keys, name, () => closestName(name, keys.keys()));
  }

  /** Does not depend on how the keys are laid over each other. */
  #amongMany(name: string, keys: Keys): string | undefined {
    return once(this.#ofMany, keys, name, () => {
      const layers = layersOf(keys);
      if (layers === undefined) return closestName(name, alike(name, keys));
      const below = this.#amongMany(name, layers.base);
      const own = alike(name, layers.own);
      return closestName(name, below === undefined ? own : [below, ...own]);
    });
  }
}

function once(
  kept: WeakMap<Keys, Names>,
  keys: Keys,
  name: string,
  find: () => string | undefined,
): string | undefined {
  let names = kept.get(keys);
  if (names === undefined) {
    names = new Map();
    kept.set(keys, names);
  }
  const known = names.get(name);
  if (known !== undefined || names.has(name)) return known;
  const found = find();
  names.set(name, found);
  return found;
}

function alike(name: string, keys: Keys): readonly string[] {
  const [first, last] = [name.charCodeAt(0), name.charCodeAt(name.length - 1)];
  const found: string[] = [];
  for (const key of keys.keys()) {
    if (key.charCodeAt(0) === first || key.charCodeAt(key.length - 1) === last) found.push(key);
  }
  return found;
}
