import type { KeyShape, ObjectShape, Shape } from './shape';
import { EMPTY_OBJECT, objectIn } from './shape';
import { unite } from './unite';

/** What a transform says of a key besides its shape. */
export type KeyNote = Pick<KeyShape, 'origin' | 'description'>;

/**
 * The shape with a value at the place that keys walk to, as the engine puts it there: what is no object on the way is
 * replaced by one, objects are merged deeply, everything else is replaced.
 */
export function updated(target: Shape, keys: readonly string[], value: Shape, note: KeyNote = {}): Shape {
  const [key, ...rest] = keys;
  if (key === undefined) return merged(target, value);
  const object = baseOf(target);
  const current = object.keys.get(key);
  const shape = updated(current?.shape ?? absent(object), rest, value, note);
  const next: KeyShape = rest.length === 0 ? { ...note, shape } : { ...surely(current), shape };
  return { ...object, keys: new Map(object.keys).set(key, next) };
}

/** Objects are merged, everything else is replaced. */
function merged(target: Shape, value: Shape): Shape {
  if (value.kind !== 'object') return value;
  const object = objectIn(target);
  if (object === undefined) return target.kind === 'unknown' && value.rest === 'none' ? widened(value) : value;
  const keys = new Map(object.keys);
  for (const [key, next] of value.keys) {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, next);
    else if (next.optional === true) keys.set(key, { ...known, shape: unite(known.shape, next.shape) });
    else keys.set(key, { ...next, shape: merged(known.shape, next.shape) });
  }
  return { kind: 'object', keys, rest: object.rest === 'none' ? value.rest : object.rest };
}

/** What a key holds that nothing has set yet; where there can be other keys, there can be something. */
function absent(object: ObjectShape): Shape {
  return object.rest === 'none' ? EMPTY_OBJECT : (object.restShape ?? SOME_OBJECT);
}

const SOME_OBJECT: ObjectShape = { kind: 'object', keys: new Map(), rest: 'possible' };

/** The object that a value is, or is replaced by. */
function baseOf(target: Shape): ObjectShape {
  return target.kind === 'unknown'
    ? { kind: 'object', keys: new Map(), rest: 'any' }
    : (objectIn(target) ?? EMPTY_OBJECT);
}

/** An object that is laid over another one, of which nothing is known. */
function widened(value: ObjectShape): ObjectShape {
  return { ...value, rest: 'possible' };
}

/** The key without the doubt whether it is there. */
function surely(key: KeyShape | undefined): KeyNote {
  const { description, origin } = key ?? {};
  return { ...(description !== undefined && { description }), ...(origin !== undefined && { origin }) };
}
