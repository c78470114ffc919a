import type { Node } from 'jsonc-parser';
import type { Findings } from '../findings';
import { checkDigits } from './digits';
import { SHAPE_RULES } from './shapeRules';

/**
 * Python reads every number with a point or an exponent as a float, `5.0` and `1e3`, too, and the storage of the
 * engine takes none. Others may have too many digits.
 */
export function checkFraction(findings: Findings, node: Node): void {
  const source = findings.document.sourceOf(node);
  if (!/[.eE]/.test(source)) {
    checkDigits(findings, node, source);
    return;
  }
  const value = node.value as number;
  const whole = Number.isInteger(value);
  findings.add(
    SHAPE_RULES.fraction,
    node,
    whole
      ? `The engine cannot store ${source}. Write ${value}.`
      : `The engine cannot store ${source}, since it has a fraction. Write a whole number, or the number in quotes.`,
    {
      fix: {
        title: whole ? `Write ${value}` : 'Put the number in quotes',
        edits: [{ offset: node.offset, length: node.length, newText: whole ? String(value) : `"${source}"` }],
      },
    },
  );
}
