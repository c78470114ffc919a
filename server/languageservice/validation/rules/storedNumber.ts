import type { Node } from 'jsonc-parser';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import { inQuotes } from '../fixes';
import type { Rule } from '../rule';

export const storedNumberRule: Rule = {
  code: 'number-not-stored',
  verdict: 'refused',
  severity: 'error',
  title: 'A number has too many digits to be stored',
  why: 'The storage of the engine keeps 38 digits of a number, zeros at its end counted, and numbers of 1e-130 to 9.99e125 only: the API answers 500.',
  mend: 'Write the number as a text, or a shorter one. A quick fix puts it in quotes.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Transform", "transform": { "serial": 123456789012345678901234567890123456789 } }] }',
  },
};

/** Digits of a number that DynamoDB keeps; what boto3 would have to round, it refuses. */
export const STORED_DIGITS = 38;

/** What DynamoDB keeps of numbers other than zero. */
const [SMALLEST, TOO_LARGE] = [1e-130, 1e126];

/** Whole numbers with an exponent that pydantic reads as whole ones are smaller. */
const TOO_LARGE_FOR_WHOLE = 2 ** 63;

/**
 * A number without fraction and exponent; `source` is its text.
 *
 * @param fix what to write instead, where there is something
 * @returns whether it can be stored
 */
export function checkStored(findings: Findings, node: Node, source: string, fix?: DiagnosticFix): boolean {
  // Nearly all are shorter than that with all that may stand around their digits.
  if (source.length <= STORED_DIGITS) return true;
  const digits = digitsOf(source);
  if (digits <= STORED_DIGITS) return true;
  const instead = fix ? `${fix.title}, or write a shorter one` : 'Write a shorter one';
  const what = `a number of ${digits} digits, ${STORED_DIGITS} at most`;
  findings.add(storedNumberRule, node, `The engine cannot store ${what}. ${instead}.`, fix && { fix });
  return false;
}

/** A number of a transform or of variables, where a fraction and an exponent do no harm. */
export function checkStoredDecimal(findings: Findings, node: Node): void {
  const source = findings.document.sourceOf(node);
  const fix = inQuotes(node, source);
  if (!/[.eE]/.test(source)) {
    checkStored(findings, node, source, fix);
    return;
  }
  const size = Math.abs(node.value as number);
  if (size === 0 || (size >= SMALLEST && size < TOO_LARGE)) return;
  const range = size < 1 ? 'a number this close to 0' : 'a number this large';
  findings.add(storedNumberRule, node, `The engine cannot store ${range}. ${fix.title}.`, { fix });
}

/** A value that the API reads as a whole number, as a number or a text. Says whether it can be stored. */
export function checkStoredWhole(findings: Findings, node: Node): boolean {
  const { value } = node as { readonly value: unknown };
  if (typeof value === 'string') return checkStored(findings, node, value);
  if (typeof value !== 'number' || Math.abs(value) < TOO_LARGE_FOR_WHOLE) return true;
  const source = findings.document.sourceOf(node);
  if (!/[.eE]/.test(source)) return checkStored(findings, node, source);
  findings.add(storedNumberRule, node, `The API takes ${source} for no whole number. Write a smaller one.`);
  return false;
}

/** Number of digits without zeros before them; a text may have white space, underscores, a sign and `.0` besides. */
function digitsOf(source: string): number {
  return source.replace(/\.\d*/, '').replaceAll(/\D/g, '').replace(/^0+/, '').length;
}
