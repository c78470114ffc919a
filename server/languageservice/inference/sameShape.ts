import { unsharedKeys } from './keyLayers';
import type { KeyShape, ObjectShape, Shape } from './shape';

const MAX_DEPTH = 20;

/** True if two shapes say the same, origins and descriptions included; parts that are one object need not be looked at. */
export function sameShape(first: Shape, second: Shape, depth = 0): boolean {
  if (first === second) return true;
  if (depth > MAX_DEPTH) return false;
  switch (first.kind) {
    case 'unknown':
      return second.kind === 'unknown';
    case 'object':
      return second.kind === 'object' && sameObjects(first, second, depth);
    case 'list':
      return second.kind === 'list' && sameShape(first.items, second.items, depth + 1);
    case 'union':
      return second.kind === 'union' && sameLists(first.members, second.members, (a, b) => sameShape(a, b, depth + 1));
    default:
      return (
        second.kind === first.kind &&
        'values' in second === 'values' in first &&
        sameLists(first.values ?? [], second.values ?? [], (a, b) => a === b)
      );
  }
}

function sameObjects(first: ObjectShape, second: ObjectShape, depth: number): boolean {
  if (first.rest !== second.rest || first.keys.size !== second.keys.size) return false;
  if (first.restShape !== second.restShape) {
    if (first.restShape === undefined || second.restShape === undefined) return false;
    if (!sameShape(first.restShape, second.restShape, depth + 1)) return false;
  }
  for (const name of unsharedKeys(first.keys, second.keys) ?? first.keys.keys()) {
    const [key, other] = [first.keys.get(name), second.keys.get(name)];
    if (key === undefined || other === undefined || !sameKeys(key, other, depth)) return false;
  }
  return true;
}

function sameKeys(first: KeyShape, second: KeyShape, depth: number): boolean {
  if (first === second) return true;
  const sameNotes = first.description === second.description && first.origin === second.origin;
  return sameNotes && first.optional === second.optional && sameShape(first.shape, second.shape, depth + 1);
}

function sameLists<T>(first: readonly T[], second: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return first.length === second.length && first.every((item, index) => same(item, second[index] as T));
}
