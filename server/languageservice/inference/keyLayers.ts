import type { KeyShape } from './shape';

type Keys = ReadonlyMap<string, KeyShape>;

/**
 * Keys laid over others, which are shared with the object that has those alone. A state that grows by a key with every
 * action is not copied every time: layers are merged as they reach each other's size, so that there are few of them.
 */
class KeyLayers implements Keys {
  readonly size: number;

  constructor(
    readonly base: Keys,
    readonly own: Keys,
  ) {
    let added = 0;
    for (const key of own.keys()) if (!base.has(key)) added++;
    this.size = base.size + added;
  }

  get(key: string): KeyShape | undefined {
    return this.own.get(key) ?? this.base.get(key);
  }

  has(key: string): boolean {
    return this.own.has(key) || this.base.has(key);
  }

  *entries(): MapIterator<[string, KeyShape]> {
    for (const [key, value] of this.base) yield [key, this.own.get(key) ?? value];
    for (const entry of this.own) if (!this.base.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<KeyShape> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(call: (value: KeyShape, key: string, map: Keys) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, KeyShape]> {
    return this.entries();
  }
}

/** Few keys are copied faster than they are laid over each other. */
const FEW = 8;

/** The keys with some others over them. */
export function withKeys(base: Keys, changes: ReadonlyMap<string, KeyShape>): Keys {
  if (changes.size === 0) return base;
  let [below, own] = [base, changes];
  while (below instanceof KeyLayers && below.own.size <= own.size * 2) {
    own = new Map([...below.own, ...own]);
    below = below.base;
  }
  if (below instanceof KeyLayers || below.size > Math.max(FEW, own.size * 2)) return new KeyLayers(below, own);
  return new Map([...below, ...own]);
}

/** The keys that two objects do not share; undefined when they have no keys in common that they share. */
export function unsharedKeys(first: Keys, second: Keys): ReadonlySet<string> | undefined {
  let common = second;
  while (!isBelow(common, first)) {
    if (!(common instanceof KeyLayers)) return undefined;
    common = common.base;
  }
  const unshared = new Set<string>();
  addOwn(second, common, unshared);
  addOwn(first, common, unshared);
  return unshared;
}

/** Whether keys are those that others lie over; there are few layers. */
function isBelow(keys: Keys, others: Keys): boolean {
  for (let layer = others; ; layer = layer.base) {
    if (layer === keys) return true;
    if (!(layer instanceof KeyLayers)) return false;
  }
}

function addOwn(keys: Keys, down: Keys, into: Set<string>): void {
  for (let layer = keys; layer !== down && layer instanceof KeyLayers; layer = layer.base) {
    for (const key of layer.own.keys()) into.add(key);
  }
}

/** The keys that lie over others, and those; undefined where all keys are in one place. */
export function layersOf(keys: Keys): { readonly own: Keys; readonly base: Keys } | undefined {
  return keys instanceof KeyLayers ? keys : undefined;
}
