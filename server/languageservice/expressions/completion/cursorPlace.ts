import { TokenKind } from '../../../../flexli/expressions/tokens';
import type { Scan, ScannedToken } from './scan';
import { endsValue, scan } from './scan';

/** What can be written at the cursor of an expression. */
export type CursorKind =
  /** A value begins: a key, a function, `@`, a literal. */
  | 'value'
  /** Behind a dot. */
  | 'key'
  /** In brackets behind a value. */
  | 'index'
  /** A key of an object that the expression makes. */
  | 'objectKey'
  /** Behind a value. */
  | 'operator'
  /** Inside a literal. */
  | 'literal'
  | 'nothing';

export interface CursorPlace {
  readonly kind: CursorKind;
  /** What a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** True in the condition of a filter. */
  readonly inFilter: boolean;
  readonly scan: Scan;
}

/** @param cursor counts like the expression's text, from 0 */
export function cursorPlace(text: string, cursor: number): CursorPlace {
  const scanned = scan(text, cursor);
  const { word, open } = scanned;
  const { start, end } = word ?? { start: cursor, end: cursor };
  const inFilter = open.some(({ kind }) => kind === TokenKind.filter);
  return { kind: kindOf(scanned, cursor), start, end, inFilter, scan: scanned };
}

function kindOf({ word, previous, open }: Scan, cursor: number): CursorKind {
  if (word?.kind === TokenKind.literal) return 'literal';
  if (previous === undefined) return 'value';
  if (previous.kind === TokenKind.dot) return 'key';
  if (endsValue(previous)) return word === undefined && previous.end < cursor ? 'operator' : adjacent(previous, word);
  if (previous.kind === TokenKind.openBracket && open.at(-1)?.after !== undefined) {
    return endsValue(open.at(-1)?.after) ? 'index' : 'value';
  }
  const inBraces = open.at(-1)?.kind === TokenKind.openBrace;
  // The parts of a slice are numbers.
  if (previous.kind === TokenKind.colon && !inBraces) return 'nothing';
  if (previous.kind === TokenKind.openBrace || (inBraces && previous.kind === TokenKind.comma)) return 'objectKey';
  return 'value';
}

/** A word behind a value with nothing between: `a b`; it can only become an operator. */
function adjacent(previous: ScannedToken, word: ScannedToken | undefined): CursorKind {
  return word !== undefined && previous.end < word.start ? 'operator' : 'nothing';
}
