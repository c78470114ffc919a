import type { Node } from 'jsonc-parser';
import type { DocumentKind } from '../../../../flexli/model/documentKind';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import { inQuotes, replace } from '../fixes';
import { checkDigits } from './digits';
import { SHAPE_RULES } from './shapeRules';
import { checkStored, STORED_DIGITS } from './storedNumber';

/**
 * Python reads every number with a point or an exponent as a float, `5.0` and `1e3`, too, and the storage of the
 * engine takes none. Others may have too many digits.
 */
export function checkFraction(findings: Findings, node: Node): void {
  const source = findings.document.sourceOf(node);
  if (!/[.eE]/.test(source)) {
    if (source.length <= STORED_DIGITS || checkStored(findings, node, source, shorter(findings, node, source)))
      checkDigits(findings, node, source);
    return;
  }
  const whole = wholeNumber(source);
  if (whole !== undefined) {
    findings.add(SHAPE_RULES.fraction, node, `The engine cannot store ${source}. Write ${whole}.`, {
      fix: replace(node, whole),
    });
    return;
  }
  const instead = insteadOf(findings.document.kind, findings.document.pathOf(node), node, source);
  const why = Math.abs(node.value as number) < LARGE ? 'it has a fraction' : 'it has an exponent';
  findings.add(
    SHAPE_RULES.fraction,
    node,
    `The engine cannot store ${source}, since ${why}. Write ${instead?.message ?? 'a whole number'}.`,
    instead && { fix: instead.fix },
  );
}

/** Numbers of more digits than can be stored. */
const LARGE = 10 ** STORED_DIGITS;

/** The digits of a whole number that is written with a point or an exponent; undefined when it is none, or has too many. */
function wholeNumber(source: string): string | undefined {
  const [, sign = '', before = '', after = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(source) ?? [];
  const digits = (before + after).replace(/0+$/, '');
  if (digits.replace(/^0+/, '') === '') return '0';
  const size = before.length + Number(power);
  if (size < digits.length || size > 2 * STORED_DIGITS) return undefined;
  const whole = digits.padEnd(size, '0').replace(/^0+/, '');
  return whole.length > STORED_DIGITS ? undefined : sign + whole;
}

/** What can stand for a number that is too long: a text, but not where only a number or an expression may stand. */
function shorter({ document }: Findings, node: Node, source: string): DiagnosticFix | undefined {
  const path = document.pathOf(node);
  const takesText = document.kind === 'connector' ? BODY.test(path) : !/\.attributes\[\d+\]\.value$/.test(path);
  return takesText ? inQuotes(node, source) : undefined;
}

interface Instead {
  readonly message: string;
  readonly fix: DiagnosticFix;
}

/** What can stand for a fraction: an expression where the engine evaluates one, else a text, but not in a JSON Schema. */
function insteadOf(kind: DocumentKind, path: string, node: Node, source: string): Instead | undefined {
  const expression = `"::\`${source}\`"`;
  const isEvaluated = kind === 'connector' ? BODY.test(path) : EVALUATED.test(path);
  if (isEvaluated) {
    return { message: `a whole number, or ${expression}`, fix: replace(node, expression) };
  }
  if (kind === 'connector') return undefined;
  return { message: 'a whole number, or the number in quotes', fix: inQuotes(node, source) };
}

/** Places in a connector that may be an expression, too. */
const BODY = /^actions\[\d+\]\.body\b/;

/** Places in a workflow in which a value may be an expression, whatever its type. */
const EVALUATED = /\.(?:parameters|condition|iterator_input|workflow_input|body)\b/;
