import type { ParameterType } from '../../../flexli/expressions/functions/table';
import { signatureOf } from '../../../flexli/expressions/functions/signatures';
import type { ListShape, ObjectShape, Shape } from './shape';
import {
  ANY_OBJECT,
  BOOLEAN,
  closedObject,
  keyShape,
  listIn,
  listOf,
  NULL,
  NUMBER,
  objectIn,
  objectShape,
  STRING,
  UNKNOWN,
} from './shape';
import { firstOf, unite, uniteAll, withoutNull } from './unite';

const TYPE_NAMES = ['string', 'number', 'boolean', 'array', 'object', 'null'];

const BY_TYPE: Readonly<Record<ParameterType | 'null', Shape>> = {
  any: UNKNOWN,
  null: NULL,
  boolean: BOOLEAN,
  number: NUMBER,
  string: STRING,
  array: listOf(UNKNOWN),
  object: ANY_OBJECT,
  expression: UNKNOWN,
  'array-string': listOf(STRING),
  'array-number': listOf(NUMBER),
};

/**
 * What a function gives, by the shapes of its arguments; for `&expression` that of the expression over an item of the
 * list beside it. Where the arguments do not matter, its signature tells.
 */
export function shapeOfCall(name: string, args: readonly Shape[]): Shape {
  const [first = UNKNOWN, second = UNKNOWN] = args;
  switch (name) {
    case 'keys':
      return listOf(STRING);
    case 'values':
      return listOf(valuesOf(first));
    case 'merge':
      return args.reduce(laidOver, ANY_OBJECT);
    case 'not_null':
      return firstOf(args);
    case 'map':
      return listOf(first);
    case 'max_by':
    case 'min_by':
      return itemsOf(first);
    case 'max':
    case 'min':
      return itemsOf(first);
    case 'sort':
    case 'sort_by':
      return listOf(itemsOf(first));
    case 'reverse':
      return first;
    case 'to_array':
      return first.kind === 'list' ? first : first.kind === 'unknown' ? listOf(UNKNOWN) : asList(first);
    case 'type':
      return { kind: 'string', values: TYPE_NAMES };
    case 'flexli_diff_arrays': {
      const key = (items: Shape) => keyShape(listOf(items));
      return closedObject(
        new Map([
          ['added', key(itemsOf(second))],
          ['removed', key(itemsOf(first))],
        ]),
      );
    }
    default: {
      const returns = signatureOf(name)?.returns;
      return returns === undefined ? UNKNOWN : withoutNull(uniteAll(returns.map((type) => BY_TYPE[type])));
    }
  }
}

/** The items of a list; anything when it is none. */
export function itemsOf(shape: Shape): Shape {
  return listIn(shape)?.items ?? UNKNOWN;
}

/** What the values of an object can be. */
export function valuesOf(shape: Shape): Shape {
  const object = objectIn(shape);
  if (object === undefined || (object.rest !== 'none' && object.restShape === undefined)) return UNKNOWN;
  const values = [...object.keys.values()].map((key) => key.shape);
  return uniteAll(object.restShape === undefined ? values : [...values, object.restShape]);
}

function asList(shape: Shape): ListShape {
  return listIn(shape) ?? listOf(shape);
}

/** `merge`: later keys win, as a whole. */
function laidOver(target: Shape, value: Shape): Shape {
  if (target === ANY_OBJECT) return value;
  const [under, over] = [objectIn(target), objectIn(value)];
  if (under === undefined || over === undefined) return ANY_OBJECT;
  const keys = new Map(under.keys);
  for (const [key, next] of over.keys) {
    const known = keys.get(key);
    keys.set(key, next.optional && known ? keyShape(unite(known.shape, next.shape), known) : next);
  }
  const rest: ObjectShape['rest'] = under.rest === 'none' ? over.rest : under.rest;
  return objectShape(keys, rest);
}
