import type { Node } from 'jsonc-parser';
import type { Shape } from '../../schema/shape';
import { firstLine, keyPlace } from '../keyPlace';
import { SHAPE_RULES } from '../rules/shapeRules';
import { quoted, typeWords } from '../wording';
import { isComposite } from '../../syntax/nodes';
import { readAs } from './conversion';
import type { DiagnosticFix } from '../diagnostic';
import { WRAPPED } from '../../refactor/wrapped';
import { replace, wrapInList } from '../fixes';
import { reportNotAllowed } from './notAllowed';
import type { Place } from './place';

/** A string that is one placeholder stands for a value of any type. */
const PLACEHOLDER = /^\s*\{\{[^{}]+\}\}\s*$/;

export function isPlaceholder(node: Node): boolean {
  return node.type === 'string' && PLACEHOLDER.test(node.value as string);
}

/** Whether the value has one of the types, or is converted to one. Reports it when not. */
export function checkType(node: Node, shape: Shape, place: Place): boolean {
  const { types } = shape;
  if (types.length === 0 && isComposite(node) && shape.allowed) {
    reportNotAllowed(node, shape.allowed, place);
    return false;
  }
  if (types.length === 0 || types.includes(typeOf(node)) || isPlaceholder(node)) return true;
  if (node.type === 'number' && types.includes('number')) return true;
  if (node.type !== 'object' && node.type !== 'array' && shape.schema['x-strict'] !== true) {
    for (const type of types) {
      if (readAs(type, node.value)) return true;
    }
  }
  const fix = typeFix(node, types, place);
  place.findings.add(SHAPE_RULES.wrongType, node, typeMessage(node, shape, place), fix && { fix });
  return false;
}

/** What is a text or a list but for its quotes or brackets. */
function typeFix(node: Node, types: readonly string[], { findings, key = '' }: Place): DiagnosticFix | undefined {
  const text = findings.document.sourceOf(node);
  if (types.includes('string') && (node.type === 'number' || node.type === 'boolean')) {
    return { ...replace(node, JSON.stringify(text)), title: 'Put it in quotes' };
  }
  if (!types.includes('array') || node.type !== 'object' || !text.endsWith('}')) return undefined;
  // These are offered anywhere in the object, with or without a finding.
  if (WRAPPED.has(key)) return undefined;
  return wrapInList(node);
}

export function typeOf(node: Node): string {
  if (node.type !== 'number') return node.type;
  return Number.isInteger(node.value) ? 'integer' : 'number';
}

function typeMessage(node: Node, shape: Shape, { key }: Place): string {
  const what = key !== undefined ? quoted(key) : node.parent ? 'An item of this list' : 'The document';
  const expected = typeWords(shape.types);
  const value = node.type === 'string' ? String(node.value) : '';
  if (value.startsWith('::')) return `${what} must be ${expected}; expressions do not work here.`;
  return `${what} must be ${expected}, not ${found(node)}.`;
}

function found(node: Node): string {
  switch (node.type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return `the text ${quoted(node.value)}`;
    default:
      // One that is larger than JavaScript knows, whole or not.
      return Math.abs(Number(node.value)) === Infinity ? 'a number this large' : String(node.value);
  }
}

/** Whether there is an object at least among the items of a list of objects. Without any, the list is the one mistake. */
export function checkItems(node: Node, { types }: Shape, { findings, key }: Place): boolean {
  const { children = [] } = node;
  const wantsObjects = types.length === 1 && types[0] === 'object' && children.length > 1;
  if (!wantsObjects || children.some((item) => item.type === 'object' || isPlaceholder(item))) return true;
  const what = key === undefined ? 'This list' : quoted(key);
  findings.add(SHAPE_RULES.wrongType, node, `${what} must be a list of objects, [{…}]. It has none.`, {
    at: keyPlace(node, findings.document.text),
  });
  return false;
}

/** Number of items of a list. */
export function checkSize(node: Node, shape: Shape, { findings, key }: Place): void {
  const { minItems, maxItems } = shape.schema;
  const count = node.children?.length ?? 0;
  const what = key === undefined ? 'This list' : quoted(key);
  if (minItems !== undefined && count < minItems) {
    const least = minItems === 1 ? 'one item' : `${minItems} items`;
    findings.add(SHAPE_RULES.wrongLength, node, `${what} must have at least ${least}.`, { data: { missing: 'item' } });
  } else if (maxItems !== undefined && count > maxItems) {
    findings.add(SHAPE_RULES.wrongLength, node, `${what} has ${count} items; the API takes ${maxItems} at most.`, {
      at: firstLine(node, findings.document.text),
    });
  }
}
