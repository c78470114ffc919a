import type { Node } from 'jsonc-parser';
import type { Shape } from '../../schema/shape';
import { propertyOf } from '../../syntax/nodes';
import type { DiagnosticFix } from '../diagnostic';
import { keyPlace } from '../keyPlace';
import { SHAPE_RULES } from '../rules/shapeRules';
import type { Place } from './place';

/**
 * A comparison, or a list of them, that lacks the lists around it: one mistake, though several keys are missing or wrong.
 *
 * @returns whether that is so, and has been said
 */
export function checkFlatCondition(node: Node, { noun }: Shape, { findings }: Place): boolean {
  if (noun !== 'condition' && noun !== 'criterion') return false;
  const lacking = noun === 'condition' ? 'criteria' : 'attributes';
  if (propertyOf(node, lacking) !== undefined) return false;
  const isComparison = propertyOf(node, 'attribute') !== undefined;
  const attributes = noun === 'condition' ? propertyOf(node, 'attributes') : undefined;
  if (!isComparison && attributes?.children?.[1]?.type !== 'array') return false;
  const path = findings.document.pathOf(node);
  const form = noun === 'condition' ? '"criteria": [{ "attributes": [ … ] }]' : '"attributes": [ … ]';
  findings.add(SHAPE_RULES.missingKey, node, `A ${noun} holds its comparisons in ${form}.`, {
    at: keyPlace(node, findings.document.text),
    path: `${path}.${lacking}`,
    fix: isComparison
      ? around(
          node,
          noun === 'condition' ? '{ "criteria": [{ "attributes": [' : '{ "attributes": [',
          noun === 'condition' ? '] }] }' : '] }',
        )
      : attributes && around(attributes, '"criteria": [{ ', ' }]'),
    data: { missing: lacking },
  });
  return true;
}

function around({ offset, length }: Node, before: string, after: string): DiagnosticFix {
  const edits = [
    { offset, length: 0, newText: before },
    { offset: offset + length, length: 0, newText: after },
  ];
  return { title: 'Put it into the lists that it belongs in', edits };
}
