import type { JsonValue } from '../../../flexli/model/json';
import { unsharedKeys, withKeys } from './keyLayers';
import type { KeyShape, ListShape, ObjectShape, Rest, ScalarShape, Shape, UnionShape } from './shape';
import { keyShape, listOf, membersOf, objectShape, UNKNOWN } from './shape';

type Member = UnionShape['members'][number];

/** More values than this say no more than the type. */
const MAX_VALUES = 20;
/** Deeper, two shapes are no longer compared. */
const MAX_DEPTH = 20;

/** A value that has the one shape or the other. */
export function unite(first: Shape, second: Shape, depth = 0): Shape {
  if (first === second) return first;
  if (first.kind === 'unknown' || second.kind === 'unknown' || depth > MAX_DEPTH) return UNKNOWN;
  const members: Member[] = [...membersOf(first)];
  let changed = false;
  for (const member of membersOf(second)) {
    const index = members.findIndex(({ kind }) => kind === member.kind);
    const same = members[index];
    if (same === undefined) members.push(member);
    else members[index] = uniteAlike(same, member, depth);
    changed ||= members[index] !== same || same === undefined;
  }
  if (!changed) return first;
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { kind: 'union', members };
}

export function uniteAll(shapes: Iterable<Shape>): Shape {
  let all: Shape | undefined;
  for (const shape of shapes) all = all === undefined ? shape : unite(all, shape);
  return all ?? UNKNOWN;
}

/** The shape without null, which most reads can give. */
export function withoutNull(shape: Shape): Shape {
  if (shape.kind !== 'union') return shape;
  const members = shape.members.filter(({ kind }) => kind !== 'null');
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { kind: 'union', members };
}

/** The first of the values that is not null. */
export function firstOf(shapes: readonly Shape[]): Shape {
  const last = shapes.at(-1);
  return uniteAll(
    shapes
      .filter((shape) => shape.kind !== 'null' || shape === last)
      .map((shape) => (shape === last ? shape : withoutNull(shape))),
  );
}

function uniteAlike(first: Member, second: Member, depth: number): Member {
  if (first === second) return first;
  if (first.kind === 'object' && second.kind === 'object') return uniteObjects(first, second, depth);
  if (first.kind === 'list' && second.kind === 'list') return uniteLists(first, second, depth);
  return uniteScalars(first as ScalarShape, second as ScalarShape);
}

function uniteLists(first: ListShape, second: ListShape, depth: number): ListShape {
  const items = unite(first.items, second.items, depth + 1);
  return items === first.items ? first : listOf(items);
}

function uniteScalars(first: ScalarShape, second: ScalarShape): ScalarShape {
  if (first.values === undefined) return first;
  const values: readonly JsonValue[] | undefined =
    second.values && [...new Set([...first.values, ...second.values])].slice(0, MAX_VALUES + 1);
  if (values === undefined || values.length > MAX_VALUES) return { kind: first.kind };
  return values.length === first.values.length ? first : { kind: first.kind, values };
}

function uniteObjects(first: ObjectShape, second: ObjectShape, depth: number): ObjectShape {
  const rest = wider(first.rest, second.rest);
  const changes = new Map<string, KeyShape>();
  for (const key of unsharedKeys(first.keys, second.keys) ?? new Set([...first.keys.keys(), ...second.keys.keys()])) {
    const known = first.keys.get(key);
    const other = second.keys.get(key);
    const united = known && other ? uniteKeys(known, other, depth) : (known ?? other);
    if (united === undefined) continue;
    const next = known && other ? united : optional(united);
    if (next !== known) changes.set(key, next);
  }
  const restShape = uniteRests(first, second, depth);
  if (changes.size === 0 && rest === first.rest && restShape === first.restShape) return first;
  return objectShape(withKeys(first.keys, changes), rest, restShape);
}

function uniteRests(first: ObjectShape, second: ObjectShape, depth: number): Shape | undefined {
  if (first.rest === 'none') return second.restShape;
  if (second.rest === 'none') return first.restShape;
  return first.restShape && second.restShape && unite(first.restShape, second.restShape, depth + 1);
}

function uniteKeys(first: KeyShape, second: KeyShape, depth: number): KeyShape {
  if (first === second) return first;
  const shape = unite(first.shape, second.shape, depth + 1);
  if (shape === first.shape && (first.optional || !second.optional)) return first;
  return keyShape(shape, {
    optional: first.optional || second.optional,
    description: first.description ?? second.description,
    origin: first.origin ?? second.origin,
  });
}

function optional(key: KeyShape): KeyShape {
  return key.optional ? key : keyShape(key.shape, { ...key, optional: true });
}

function wider(first: Rest, second: Rest): Rest {
  const order: readonly Rest[] = ['none', 'possible', 'any'];
  return order[Math.max(order.indexOf(first), order.indexOf(second))] ?? 'any';
}
