import type { Node } from 'jsonc-parser';
import type { DocumentKind } from '../../../../flexli/model/documentKind';
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
  if (Number.isInteger(value)) {
    findings.add(SHAPE_RULES.fraction, node, `The engine cannot store ${source}. Write ${value}.`, {
      fix: { title: `Write ${value}`, edits: [{ offset: node.offset, length: node.length, newText: String(value) }] },
    });
    return;
  }
  const instead = insteadOf(findings.document.kind, findings.document.pathOf(node), source);
  findings.add(
    SHAPE_RULES.fraction,
    node,
    `The engine cannot store ${source}, since it has a fraction. Write ${instead?.message ?? 'a whole number'}.`,
    instead && {
      fix: { title: instead.title, edits: [{ offset: node.offset, length: node.length, newText: instead.newText }] },
    },
  );
}

interface Instead {
  readonly message: string;
  readonly title: string;
  readonly newText: string;
}

/** What can stand for a fraction: an expression where the engine evaluates one, else a text, but not in a JSON Schema. */
function insteadOf(kind: DocumentKind, path: string, source: string): Instead | undefined {
  const expression = `"::\`${source}\`"`;
  const isEvaluated = kind === 'connector' ? /^actions\[\d+\]\.body\b/.test(path) : EVALUATED.test(path);
  if (isEvaluated) {
    return { message: `a whole number, or ${expression}`, title: `Write ${expression}`, newText: expression };
  }
  if (kind === 'connector') return undefined;
  return {
    message: 'a whole number, or the number in quotes',
    title: 'Put the number in quotes',
    newText: `"${source}"`,
  };
}

/** Places in a workflow in which a value may be an expression, whatever its type. */
const EVALUATED = /\.(?:parameters|condition|iterator_input|workflow_input|body)\b/;
