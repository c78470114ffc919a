import { trimPython } from './whitespace';

const INTEGER = /^[+-]?\d+(?:_\d+)*$/;
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const WORD = /^([+-]?)(inf|infinity|nan)$/i;

/** `int(text)`, or else `float(text)`; undefined where both raise. */
export function parsePythonNumber(text: string): number | undefined {
  const trimmed = trimPython(text);
  if (INTEGER.test(trimmed) || FLOAT.test(trimmed)) {
    const number = Number(trimmed.replaceAll('_', ''));
    return Object.is(number, -0) ? 0 : number;
  }
  const word = WORD.exec(trimmed);
  if (word === null) {
    return undefined;
  }
  return word[2]?.toLowerCase() === 'nan' ? NaN : word[1] === '-' ? -Infinity : Infinity;
}
