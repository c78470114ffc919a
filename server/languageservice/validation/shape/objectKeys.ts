import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../../flexli/model/json';
import type { Shape } from '../../schema/shape';
import { SHAPE_RULES } from '../rules/shapeRules';
import { allOf, oneOf, quoted, withArticle } from '../wording';
import type { Place } from './place';
import { firstLine } from '../keyPlace';
import { emptyValue, insertion, nextOrder } from '../insertion';
import { removal } from '../removal';
import { keyOf, propertyOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { changeTo } from '../fixes';

/** Keys that an object has and should not have, the reverse, and doubles. */
export function checkKeys(node: Node, shape: Shape, place: Place): void {
  const { findings } = place;
  const { children = [] } = node;
  let unknown: Node[] | undefined;
  reportDoubled(children, findings);
  if (!shape.open) {
    for (const property of children) if (!shape.hasProperty(keyOf(property))) (unknown ??= []).push(property);
  }
  let missing: readonly string[] | undefined;
  for (const key of shape.required) if (propertyOf(node, key) === undefined) missing = [...(missing ?? []), key];
  if (unknown && missing && unknown.length === children.length && reportForeign(node, missing, shape, place)) return;
  for (const property of unknown ?? []) missing = reportUnknown(property, missing ?? [], shape, place);
  if (missing === undefined) return;
  for (const key of missing) {
    const at = anchorOf(node, findings.document.text);
    // The path is the missing key's, as the API says it.
    const path = findings.document.pathOf(node);
    findings.add(SHAPE_RULES.missingKey, node, `${nameOf(shape, place)} needs ${quoted(key)}.`, {
      at,
      path: path === '' ? key : `${path}.${key}`,
      fix: insertion(node, key, valueFor(node, key, shape), findings.document.text),
      data: { missing: key },
    });
  }
}

/**
 * An object of which no key belongs where it stands is one mistake, however many keys it has and lacks. Returns false for
 * one that is still being written, or has keys that are only misspelt.
 */
function reportForeign(node: Node, missing: readonly string[], shape: Shape, place: Place): boolean {
  const { children = [] } = node;
  const isWritten = children.every(({ colonOffset }) => colonOffset !== undefined);
  if (!isWritten || children.some((property) => closestName(keyOf(property), shape.keys) !== undefined)) return false;
  const [first, ...rest] = children.map((property) => quoted(keyOf(property)));
  const what = rest.length === 0 ? `${first ?? ''} does` : 'What stands here does';
  const needed = allOf(missing.map(quoted));
  place.findings.add(
    SHAPE_RULES.missingKey,
    node,
    `${what} not belong in ${belongs(shape, place)}, which needs ${needed}.`,
    {
      at: anchorOf(node, place.findings.document.text),
      ...(missing[0] !== undefined && { data: { missing: missing[0] } }),
    },
  );
  return true;
}

/** Few keys are compared with each other faster than they are laid out in a map, and all of it happens for every object. */
const FEW = 12;

function reportDoubled(properties: readonly Node[], findings: Findings): void {
  const isMany = properties.length > FEW;
  const last = isMany ? new Map(properties.map((property, index) => [keyOf(property), index])) : undefined;
  for (let index = 0; index < properties.length; index++) {
    const keyNode = properties[index]?.children?.[0];
    if (keyNode === undefined) continue;
    const key = keyNode.value as string;
    const isDoubled = last ? last.get(key) !== index : isAmong(properties, key, index + 1);
    if (!isDoubled) continue;
    const property = properties[index];
    findings.add(SHAPE_RULES.doubledKey, keyNode, `${quoted(key)} stands here twice; only the last one counts.`, {
      fix: property && { ...removal(property, findings.document.text), title: 'Remove this one' },
    });
  }
}

function isAmong(properties: readonly Node[], key: string, from: number): boolean {
  for (let index = from; index < properties.length; index++) {
    if (properties[index]?.children?.[0]?.value === key) return true;
  }
  return false;
}

/** A misspelt key is one mistake, not an unknown and a missing one. Returns what is still missing. */
function reportUnknown(property: Node, missing: readonly string[], shape: Shape, place: Place): readonly string[] {
  const { findings } = place;
  const keyNode = property.children?.[0];
  // A key without its colon is still being written.
  if (!keyNode || property.colonOffset === undefined) return missing;
  const key = keyNode.value as string;
  const near = closestName(
    key,
    shape.keys.filter((candidate) => propertyOf(property.parent, candidate) === undefined),
  );
  const where = `${quoted(key)} does not belong in ${belongs(shape, place)}.`;
  if (near !== undefined) {
    // The path is that of the key that is meant: it is the one that the document lacks.
    const owner = findings.document.pathOf(property.parent ?? property);
    findings.add(SHAPE_RULES.unknownKey, keyNode, `${where} Did you mean ${quoted(near)}?`, {
      path: owner === '' ? near : `${owner}.${near}`,
      fix: changeTo(keyNode, JSON.stringify(near)),
    });
    return missing.filter((one) => one !== near);
  }
  const keys = shape.keys;
  const hint = keys.length > 0 && keys.length <= 4 ? ` It may have ${oneOf(keys)}.` : '';
  findings.add(SHAPE_RULES.unknownKey, keyNode, `${where}${hint} Remove it.`, {
    fix: removal(property, findings.document.text),
  });
  return missing;
}

function valueFor(node: Node, key: string, shape: Shape): string {
  if (key === 'order') return String(nextOrder(node));
  return JSON.stringify(newValue(shape.property(key)));
}

/** With what it needs itself. */
function newValue(shape: Shape | undefined): JsonValue {
  if (shape?.types[0] === 'object' && shape.union === undefined && shape.required.length > 0) {
    return Object.fromEntries(shape.required.map((key) => [key, newValue(shape.property(key))]));
  }
  const { default: usual, minimum } = shape?.schema ?? {};
  return JSON.parse(emptyValue(shape?.types[0], shape?.allowed, usual ?? minimum)) as JsonValue;
}

function nameOf(shape: Shape, { key }: Place): string {
  if (shape.noun !== undefined) {
    const name = withArticle(shape.noun);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  return key === undefined ? `A ${documentName(shape)}` : quoted(key);
}

/** Of the document as a whole: "workflow". */
function documentName({ schema }: Shape): string {
  return schema.title?.replace('Flexli ', '') ?? 'document';
}

function belongs(shape: Shape, { key }: Place): string {
  if (shape.noun !== undefined) return withArticle(shape.noun);
  return key === undefined ? `a ${documentName(shape)}` : quoted(key);
}

/** The key of the object where it has one, else its first line: a large object is not underlined as a whole. */
function anchorOf(node: Node, text: string): { readonly offset: number; readonly length: number } {
  const keyNode = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  if (keyNode) return { offset: keyNode.offset, length: keyNode.length };
  const type = node.children?.find((child) => child.children?.[0]?.value === 'type')?.children?.[1];
  return type ? { offset: type.offset, length: type.length } : firstLine(node, text);
}
