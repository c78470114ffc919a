import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../../flexli/model/json';
import { isComposite } from '../../syntax/nodes';
import { replace } from '../fixes';
import { keyPlace } from '../keyPlace';
import { SHAPE_RULES } from '../rules/shapeRules';
import { oneOf, quoted } from '../wording';
import type { Place } from './place';

/** A value that is none of those that are allowed. */
export function reportNotAllowed(node: Node, allowed: readonly JsonValue[], { findings, key }: Place): void {
  const what = key === undefined ? 'This' : quoted(key);
  if (isComposite(node)) {
    const found = node.type === 'object' ? 'an object' : 'a list';
    findings.add(SHAPE_RULES.notAllowed, node, `${what} must be ${oneOf(allowed)}, not ${found}.`, {
      at: keyPlace(node, findings.document.text),
    });
    return;
  }
  const value: unknown = node.value;
  const texts = allowed.filter((one) => typeof one === 'string');
  const near = typeof value === 'string' ? (closestName(value, texts) ?? otherName(value, texts)) : undefined;
  const meant = near ?? (allowed.length === 1 ? allowed[0] : undefined);
  // As it stands there: numbers may be larger than JavaScript knows.
  const found = quoted(typeof value === 'number' ? findings.document.sourceOf(node) : value);
  findings.add(SHAPE_RULES.notAllowed, node, `${what} must be ${oneOf(allowed)}, not ${found}.`, {
    ...(meant !== undefined && { fix: replace(node, JSON.stringify(meant)) }),
  });
}

/** Operators as people know them from elsewhere. */
const OTHER_NAMES: Readonly<Record<string, string | undefined>> = {
  '=': 'eq',
  '==': 'eq',
  '===': 'eq',
  equals: 'eq',
  is: 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<>': 'ne',
  neq: 'ne',
  not_equals: 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
  startswith: 'starts_with',
  '&&': 'and',
  all: 'and',
  '||': 'or',
  any: 'or',
  continue: 'skip',
  ignore: 'skip',
};

function otherName(value: string, allowed: readonly string[]): string | undefined {
  const meant = OTHER_NAMES[value.toLowerCase()];
  return meant !== undefined && allowed.includes(meant) ? meant : undefined;
}
