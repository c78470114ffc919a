import { withKeys } from './keyLayers';
import type { KeyNote, KeyShape, ObjectShape, Shape } from './shape';
import { ANY_OBJECT, EMPTY_OBJECT, keyShape, objectIn, objectShape } from './shape';
import { unite } from './unite';

/** A value for the place that keys walk to. */
export interface Update {
  readonly keys: readonly string[];
  readonly value: Shape;
}

/**
 * The shape with values at the places that keys walk to, as the engine puts them there: what is no object on the way is
 * replaced by one, objects are merged deeply, everything else is replaced.
 */
export function updated(target: Shape, updates: readonly Update[], note: KeyNote = {}): Shape {
  const object = baseOf(target);
  const changes = new Map<string, KeyShape>();
  for (const { keys: path, value } of updates) {
    const key = path[0];
    if (key === undefined) continue;
    const current = changes.get(key) ?? object.keys.get(key);
    const below = current?.shape ?? absent(object);
    const isLast = path.length === 1;
    const shape = isLast ? merged(below, value) : updated(below, [{ keys: path.slice(1), value }], note);
    changes.set(key, keyShape(shape, isLast ? note : surely(current)));
  }
  return objectShape(withKeys(object.keys, changes), object.rest, object.restShape);
}

/** Objects are merged, everything else is replaced. */
function merged(target: Shape, value: Shape): Shape {
  if (value.kind !== 'object') return value;
  const object = objectIn(target);
  if (object === undefined) return target.kind === 'unknown' && value.rest === 'none' ? widened(value) : value;
  const changes = new Map<string, KeyShape>();
  for (const [key, next] of value.keys) {
    const known = object.keys.get(key);
    if (known === undefined) changes.set(key, next);
    else if (next.optional) changes.set(key, keyShape(unite(known.shape, next.shape), known));
    else changes.set(key, keyShape(merged(known.shape, next.shape), next));
  }
  const keys = withKeys(object.keys, changes);
  return objectShape(keys, object.rest === 'none' ? value.rest : object.rest);
}

/** What a key holds that nothing has set yet; where there can be other keys, there can be something. */
function absent(object: ObjectShape): Shape {
  return object.rest === 'none' ? EMPTY_OBJECT : (object.restShape ?? SOME_OBJECT);
}

const SOME_OBJECT = objectShape(new Map(), 'possible');

/** The object that a value is, or is replaced by. */
function baseOf(target: Shape): ObjectShape {
  return target.kind === 'unknown' ? ANY_OBJECT : (objectIn(target) ?? EMPTY_OBJECT);
}

/** An object that is laid over another one, of which nothing is known. */
function widened(value: ObjectShape): ObjectShape {
  return objectShape(value.keys, 'possible', value.restShape);
}

/** The key without the doubt whether it is there. */
function surely(key: KeyShape | undefined): KeyNote {
  return { optional: false, description: key?.description, origin: key?.origin };
}
