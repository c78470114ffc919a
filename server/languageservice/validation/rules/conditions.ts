import type { Node } from 'jsonc-parser';
import { propertyOf, stringOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { removal } from '../removal';
import type { Rule } from '../rule';

const SOURCE = (attribute: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done" }, "condition": { "criteria": [{ "attributes": [${attribute}] }] } }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }`,
});

export const CONDITION_RULES = {
  dateConstant: {
    code: 'condition-date-constant',
    verdict: 'refused',
    severity: 'error',
    profile: 'alpha-2024-07',
    title: 'A date in a condition cannot be stored',
    why: 'The API answers 500 when a Date is compared with a constant.',
    mend: 'Compare with an expression, for example "::flexli_since", that the source or an action before puts into the state.',
    example: SOURCE('{ "type": "Date", "attribute": "::day", "operator": "after", "value": "2024-01-01" }'),
  },
  version: {
    code: 'condition-version',
    verdict: 'fails',
    severity: 'warning',
    profile: 'alpha-2024-07',
    title: 'The engine cannot compare versions',
    why: 'A comparison of the type Version always ends the run with an error.',
    mend: 'Compare numbers instead, one for each part of the version.',
    example: SOURCE('{ "type": "Version", "attribute": "::version", "operator": "gte", "value": "::wanted" }'),
  },
  onFail: {
    code: 'condition-on-fail-ignored',
    verdict: 'advice',
    severity: 'hint',
    title: '`on_fail` has no effect on a source',
    why: 'Where the condition of a source does not hold, no run starts, whatever `on_fail` says.',
    mend: 'Remove `on_fail`. A quick fix does it.',
    example: {
      kind: 'workflow',
      text: '{ "name": "Example", "schema_version": 1, "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done" }, "condition": { "criteria": [{ "attributes": [{ "type": "String", "attribute": "::a", "operator": "eq", "value": "x" }] }], "on_fail": "stop" } }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
    },
  },
} as const satisfies Record<string, Rule>;

/** The comparisons of a condition, wherever it stands. Its expressions are checked with all others. */
export function checkCondition(findings: Findings, condition: Node | undefined, owner: 'source' | 'action'): void {
  if (condition?.type !== 'object') return;
  const property = owner === 'source' ? propertyOf(condition, 'on_fail') : undefined;
  const onFail = property?.children?.[1];
  if (onFail) {
    findings.add(CONDITION_RULES.onFail, onFail, '“on_fail” has no effect on a source. Remove it.', {
      fix: removal(property, findings.document.text),
    });
  }
  for (const criterion of itemsOf(valueOf(condition, 'criteria'))) {
    for (const attribute of itemsOf(valueOf(criterion, 'attributes'))) checkComparison(findings, attribute);
  }
}

function checkComparison(findings: Findings, comparison: Node): void {
  const value = valueOf(comparison, 'value');
  const type = stringOf(comparison, 'type');
  const typeNode = valueOf(comparison, 'type');
  if (type === 'Version' && typeNode) {
    findings.add(
      CONDITION_RULES.version,
      typeNode,
      'The engine cannot compare versions: the run fails here. Compare numbers.',
    );
  }
  // What is no date at all has a finding of its own.
  if (type === 'Date' && value?.type === 'string' && /^\d{4}-\d\d-\d\d/.test(String(value.value))) {
    findings.add(
      CONDITION_RULES.dateConstant,
      value,
      'The engine cannot store a date here: the API answers 500. Give an expression that starts with ::.',
    );
  }
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}
