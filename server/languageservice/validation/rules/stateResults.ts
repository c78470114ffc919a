import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../../flexli/model/coreActions';
import type { ExpressionSite } from '../../expressions/site';
import type { Shape } from '../../inference/shape';
import { listIn, membersOf } from '../../inference/shape';
import { shapeWords } from '../../inference/shapeText';
import { keyOf, stringOf } from '../../syntax/nodes';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import type { Rule } from '../rule';
import { replace } from '../fixes';
import { withArticle } from '../wording';

const EXAMPLE = (action: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done" }, "transform": { "count": "::length(rows)", "names": "::[to_string(a)]" } }, "actions": [{ "order": 1, ${action} }] }`,
});
const WAIT = '"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 }';
const ITERATOR = (path: string): string =>
  `"type": "Flexli:CoreV1:Iterator", "parameters": { "array_path": "${path}", "actions": [{ "order": 1, ${WAIT} }] }`;

/** What an expression gives, where the engine can use some types only. */
export const RESULT_RULES = {
  noList: {
    code: 'array-path-no-list',
    verdict: 'fails',
    severity: 'warning',
    title: 'An Iterator gets no list',
    why: 'The run fails when `array_path` gives anything else than a list.',
    mend: 'Read a list. to_array() makes a list of one item.',
    example: EXAMPLE(ITERATOR('::count')),
  },
  scalars: {
    code: 'iterator-item-no-object',
    verdict: 'fails',
    severity: 'warning',
    profile: 'alpha-2024-07',
    title: 'The items of an Iterator are no objects',
    why: 'An item is the state that its actions read. The hosted engine crashes when it is no object.',
    mend: 'Make objects of the items, such as "::names[*].{value: @}". A quick fix does it.',
    example: EXAMPLE(ITERATOR('::names')),
  },
  compared: {
    code: 'comparison-type',
    verdict: 'fails',
    severity: 'warning',
    title: 'A comparison gets a value of another type',
    why: 'Values of different types are never equal and have no order. Where they have to be compared, the run fails.',
    mend: 'Choose the type that the value has, or convert it by to_string() or to_number().',
    example: EXAMPLE(
      `${WAIT}, "condition": { "criteria": [{ "attributes": [{ "type": "String", "attribute": "::count", "operator": "eq", "value": "5" }] }] }`,
    ),
  },
} as const satisfies Record<string, Rule>;

/** @param isOpen whether there can be more than is known, so that it is a hint only */
export function checkResult(findings: Findings, node: Node, site: ExpressionSite, shape: Shape, isOpen: boolean): void {
  const property = node.parent;
  // A key that nothing sets has a finding of its own.
  if (property?.type !== 'property' || membersOf(shape).length === 0 || shape.kind === 'null') return;
  const key = keyOf(property);
  const extra = isOpen ? ({ severity: 'hint', verdict: 'advice' } as const) : {};
  if (key === 'array_path' && isIterator(site.action) && isParameter(property)) {
    const list = listIn(shape);
    if (list === undefined) {
      findings.add(RESULT_RULES.noList, node, `An Iterator takes a list, but this is ${words(shape)}.`, extra);
    } else if (holdsNoObject(list.items)) {
      const items = (shapeWords(list) ?? '').replace(/^list of |^list$/, '');
      const message = `The hosted engine crashes here: items have to be objects, but these are ${items === '' ? 'none' : items}.`;
      findings.add(RESULT_RULES.scalars, node, message, { ...extra, fix: asObjects(node) });
    }
  } else if (key === 'attribute' || key === 'value') {
    const type = stringOf(property.parent, 'type') ?? '';
    const fitting = COMPARED[type];
    if (fitting === undefined || membersOf(shape).some(({ kind }) => fitting.includes(kind))) return;
    // An engine that does what the guide promises converts these.
    if (findings.profile === 'documented' && key === 'value' && shape.kind !== 'list' && shape.kind !== 'object')
      return;
    findings.add(RESULT_RULES.compared, node, `This is compared as a ${type}, but it is ${words(shape)}.`, extra);
  }
}

/** An object of each item, under a key that the actions can read. */
function asObjects(node: Node): DiagnosticFix | undefined {
  const text = String(node.value);
  if (!/^::[\w.]+$/.test(text)) return undefined;
  return { ...replace(node, JSON.stringify(`${text}[*].{value: @}`)), title: 'Make objects with the key “value”' };
}

/** What a comparison of a type can be made with; true and false count as 1 and 0. */
const COMPARED: Readonly<Record<string, readonly Shape['kind'][] | undefined>> = {
  String: ['string'],
  Number: ['number', 'boolean'],
  Boolean: ['boolean', 'number'],
  Date: ['string'],
  Version: ['string', 'number'],
};

function isIterator(action: Node | undefined): boolean {
  return stringOf(action, 'type') === CoreAction.Iterator;
}

function isParameter(property: Node): boolean {
  const owner = property.parent?.parent;
  return owner?.type === 'property' && keyOf(owner) === 'parameters';
}

function holdsNoObject(items: Shape): boolean {
  const members = membersOf(items);
  return members.length > 0 && members.every(({ kind }) => kind !== 'object');
}

function words(shape: Shape): string {
  const text = shapeWords(shape) ?? 'something else';
  return /^(?:true|"|null|-?\d|list of|something)/.test(text) ? text : withArticle(text);
}
