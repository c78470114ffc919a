import type { JsonValue } from '../jsonValue';
import { pythonFloat, pythonInteger } from './exactNumber';
import { trimPython } from './whitespace';

const INTEGER = /^[+-]?\d+(?:_\d+)*$/;
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const WORD = /^([+-]?)(inf|infinity|nan)$/i;

/** `int(text)`, or else `float(text)`; undefined where both raise. */
export function parsePythonNumber(text: string): JsonValue | undefined {
  const trimmed = trimPython(text);
  if (INTEGER.test(trimmed)) {
    return pythonInteger(trimmed.replaceAll('_', '').replace(/^\+/, ''));
  }
  if (FLOAT.test(trimmed)) {
    return pythonFloat(Number(trimmed.replaceAll('_', '')));
  }
  const word = WORD.exec(trimmed);
  if (word === null) {
    return undefined;
  }
  return word[2]?.toLowerCase() === 'nan' ? NaN : word[1] === '-' ? -Infinity : Infinity;
}
