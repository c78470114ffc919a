import type { JsonObject, JsonValue } from '../../model/json';
import { formatValue } from './formatValue';
import type { Formatted } from './formatSpec';
import { pythonRepr, pythonText } from './pythonText';
import { parseFormat } from './formatString';
import type { FormatField } from './formatString';

export type FormatResult =
  | {
      readonly ok: true;
      readonly text: string;
      /** False when the text was left as it is. */ readonly changed: boolean;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Fills the `{name}` fields of a text from variables, as the engine does by Python's `str.format`. A text in which no
 * field stands, or one that is no variable, is left as it is, doubled braces too. Errors read as Python's.
 */
export function formatWithVariables(text: string, variables: JsonObject): FormatResult {
  if (!text.includes('{') && !text.includes('}')) return { ok: true, text, changed: false };
  const parsed = parseFormat(text);
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const fields = parsed.parts.filter((part) => typeof part !== 'string');
  if (fields.length === 0 || !fields.every((field) => Object.hasOwn(variables, field.name))) {
    return { ok: true, text, changed: false };
  }
  const filled = fill(parsed.parts, variables, MAX_NESTING);
  return filled.ok ? { ok: true, text: filled.text, changed: true } : filled;
}

/** Texts of half a billion characters are more than JavaScript holds. */
const LONGEST_TEXT = 100_000_000;

/** Fields may stand in the specification of a field, once. */
const MAX_NESTING = 2;

function fill(parts: readonly (string | FormatField)[], variables: JsonObject, depth: number): Formatted {
  if (depth === 0) return { ok: false, message: 'Max string recursion exceeded' };
  let text = '';
  for (const part of parts) {
    if (text.length > LONGEST_TEXT) return { ok: false, message: `It would have more than ${LONGEST_TEXT} characters` };
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const filled = fillField(part, variables, depth);
    if (!filled.ok) return filled;
    text += filled.text;
  }
  return { ok: true, text };
}

function fillField(field: FormatField, variables: JsonObject, depth: number): Formatted {
  // A name such as `a.b` may be a variable's, but Python then looks for `a` and its attribute.
  const first = /^[^.[]*/.exec(field.name)?.[0] ?? '';
  if (/^\d*$/.test(first)) {
    return { ok: false, message: `Replacement index ${Number(first)} out of range for positional args tuple` };
  }
  const value = Object.hasOwn(variables, first) ? variables[first] : undefined;
  if (value === undefined) return { ok: false, message: `There is no variable '${first}'` };
  if (first !== field.name) {
    return {
      ok: false,
      message: `The field '{${field.name}}' reaches into a variable, which only the plain {name} may`,
    };
  }
  const spec =
    field.spec.includes('{') || field.spec.includes('}') ? fillSpec(field.spec, variables, depth) : undefined;
  if (spec?.ok === false) return spec;
  const converted = convert(value, field.conversion);
  if (converted === undefined)
    return { ok: false, message: `Unknown conversion specifier '${field.conversion ?? ''}'` };
  return formatValue(converted, spec?.text ?? field.spec);
}

function fillSpec(spec: string, variables: JsonObject, depth: number): Formatted {
  const parsed = parseFormat(spec);
  return parsed.ok ? fill(parsed.parts, variables, depth - 1) : parsed;
}

function convert(value: JsonValue, conversion: string | undefined): JsonValue | undefined {
  switch (conversion) {
    case undefined:
      return value;
    case 's':
      return pythonText(value);
    case 'r':
      return pythonRepr(value);
    case 'a':
      return asciiOnly(pythonRepr(value));
    default:
      return undefined;
  }
}

function asciiOnly(text: string): string {
  return Array.from(text)
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return character;
      if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
      if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
      return `\\U${code.toString(16).padStart(8, '0')}`;
    })
    .join('');
}
