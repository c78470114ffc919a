import { EvaluationFailure } from '../failure';
import { codePointLength } from '../python/codePoints';
import { pythonEquals } from '../python/equality';
import { isList, isObject, valuesOf } from '../values';
import type { Value } from '../values';
import { listAt, objectAt, textAt } from './arguments';
import type { Implementations } from './table';
import { merge } from './merge';

/** Functions of lists, objects and whatever has a length. */
export const COLLECTION_FUNCTIONS: Implementations = {
  contains,
  keys: (args) => Object.keys(objectAt(args, 0)),
  length,
  merge,
  not_null: (args) => args.find((value) => value !== null) ?? null,
  reverse: (args) => (typeof args[0] === 'string' ? reversed(args[0]) : listAt(args, 0).toReversed()),
  values: (args) => valuesOf(objectAt(args, 0)),
};

function contains(args: readonly Value[]): Value {
  const [subject = null, search = null] = args;
  if (typeof subject !== 'string') {
    return listAt(args, 0).some((item) => pythonEquals(item, search));
  }
  if (typeof search !== 'string') {
    throw new EvaluationFailure('wrong-argument-type', 'contains() looks only for a text in a text.');
  }
  return subject.includes(search);
}

function length(args: readonly Value[]): Value {
  const [value = null] = args;
  if (isList(value)) {
    return value.length;
  }
  return isObject(value) ? Object.keys(value).length : codePointLength(textAt(args, 0));
}

/** By code points, so that no character falls apart. */
function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
