import type { Node } from 'jsonc-parser';
import { codePointLength } from '../../../../flexli/expressions/python/codePoints';
import type { JsonValue } from '../../../../flexli/model/json';
import type { JsonSchema } from '../../schema/jsonSchema';
import type { Shape } from '../../schema/shape';
import { checkFraction } from '../rules/fraction';
import { SHAPE_RULES } from '../rules/shapeRules';
import { checkStoredDecimal, checkStoredWhole } from '../rules/storedNumber';
import { quoted } from '../wording';
import { readAs } from './conversion';
import type { Place } from './place';
import { replace } from '../fixes';
import { reportNotAllowed } from './notAllowed';
import { textForm } from './textForm';
import { isPlaceholder, typeOf } from './valueChecks';

/** What JSON Schema says of strings, numbers and the like, as the API reads them. The type is right already. */
export function checkScalar(node: Node, shape: Shape, place: Place): void {
  if (shape.union && node.type !== 'null') return;
  const { allowed } = shape;
  if (allowed && !isPlaceholder(node)) {
    checkAllowed(node, shape, allowed, place);
    return;
  }
  const value = converted(node, shape, place);
  if (typeof value === 'string') checkText(node, value, shape, place);
  else if (typeof value === 'number') checkNumber(node, value, shape, place);
}

/** The value that the API works with. Says so when it is another than what stands there. */
function converted(node: Node, { types, schema }: Shape, place: Place): unknown {
  if (types.length === 0 || isPlaceholder(node)) return node.value;
  const actual = typeOf(node);
  if (types.includes(actual) || (node.type === 'number' && types.includes('number'))) {
    // A whole number is read as one only where one is wanted.
    if (node.type === 'number') {
      if (schema['x-fraction'] === true) checkStoredDecimal(place.findings, node);
      else if (!types.includes('integer') || types.includes('string')) checkFraction(place.findings, node);
      else if (hasRange(schema) || checkStoredWhole(place.findings, node)) checkWritten(node, place);
    }
    return node.value;
  }
  for (const type of types) {
    const read = readAs(type, node.value);
    if (!read?.converted) continue;
    if (type === 'integer' && !hasRange(schema) && !checkStoredWhole(place.findings, node)) return read.value;
    const text = JSON.stringify(read.value);
    place.findings.add(SHAPE_RULES.converted, node, `The API reads ${quoted(node.value)} as ${text}. Write ${text}.`, {
      fix: replace(node, text),
    });
    return read.value;
  }
  return node.value;
}

/** Whether what cannot be stored is beyond what the API takes anyway. */
function hasRange({ minimum, maximum }: JsonSchema): boolean {
  return minimum !== undefined && maximum !== undefined;
}

/** `5.0` where a whole number is wanted: the API takes it for 5. */
function checkWritten(node: Node, place: Place): void {
  const source = place.findings.document.sourceOf(node);
  const text = String(node.value);
  if (!/[.eE]/.test(source) || text === source) return;
  place.findings.add(SHAPE_RULES.converted, node, `The API reads ${source} as ${text}. Write ${text}.`, {
    fix: replace(node, text),
  });
}

function checkAllowed(node: Node, shape: Shape, allowed: readonly JsonValue[], place: Place): void {
  const { findings } = place;
  const value: unknown = node.value;
  if (allowed.some((one) => one === value)) {
    if (typeof value === 'number') checkWrittenConstant(node, shape, findings.document.sourceOf(node), findings);
    return;
  }
  if (shape.schema['x-equal'] === true && value === true && allowed.includes(1)) {
    findings.add(SHAPE_RULES.converted, node, 'The API reads true as 1. Write 1.', { fix: replace(node, '1') });
    return;
  }
  reportNotAllowed(node, allowed, place);
}

function checkWrittenConstant(node: Node, shape: Shape, source: string, findings: Place['findings']): void {
  if (!/[.eE]/.test(source)) return;
  const text = String(node.value);
  if (shape.schema['x-equal'] === true) {
    findings.add(SHAPE_RULES.converted, node, `The API reads ${source} as ${text}. Write ${text}.`, {
      fix: replace(node, text),
    });
  }
}

function checkText(node: Node, text: string, shape: Shape, { findings, key }: Place): void {
  const { schema, pattern } = shape;
  const value = schema['x-trimmed'] === true ? trimmed(text) : text;
  const what = key === undefined ? 'This text' : quoted(key);
  // What a placeholder inside a text stands for is not known yet.
  if (/\{\{[^{}]+\}\}/.test(value)) return;
  const length = codePointLength(value);
  const { minLength, maxLength } = schema;
  if (minLength !== undefined && length < minLength) {
    findings.add(SHAPE_RULES.wrongLength, node, `${what} is too short: at least ${minLength} characters.`);
  } else if (maxLength !== undefined && length > maxLength) {
    findings.add(
      SHAPE_RULES.wrongLength,
      node,
      `${what} has ${length} characters; the API takes ${maxLength} at most.`,
    );
  } else if (pattern && !pattern.test(value)) {
    const { message, fix } = textForm(node, value, key, pattern, shape.types);
    const known = message ?? schema.patternErrorMessage ?? `${what} must match ${schema.pattern ?? ''}.`;
    findings.add(SHAPE_RULES.wrongText, node, known, fix && { fix });
  }
}

/** Without the white space of Unicode around it, which is not quite what JavaScript trims. */
function trimmed(text: string): string {
  return text.replace(/^\p{White_Space}+/u, '').replace(/\p{White_Space}+$/u, '');
}

function checkNumber(node: Node, value: number, { schema }: Shape, { findings, key }: Place): void {
  const { minimum, maximum } = schema;
  const low = minimum !== undefined && value < minimum;
  const high = maximum !== undefined && value > maximum;
  if (!low && !high) return;
  const what = key === undefined ? 'This number' : quoted(key);
  const range =
    minimum === undefined
      ? `${maximum ?? ''} at most`
      : maximum === undefined
        ? `${minimum} at least`
        : `${minimum} to ${maximum}`;
  findings.add(SHAPE_RULES.outOfRange, node, `${what} must be ${range}, not ${value}.`, {
    // The nearest order may be taken; renumbering is offered beside it.
    ...(key !== 'order' && { fix: replace(node, String(low ? minimum : maximum)) }),
  });
}
