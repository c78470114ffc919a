import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { codeSpan, escapeMarkdown } from '../markdown';

/** More values than this would hide what else there is to say. */
const MAX_VALUES = 20;

/** Keywords that limit a value, and how they are read out. */
const LIMITS: readonly (readonly [string, (value: string) => string])[] = [
  ['minimum', (value) => `at least ${value}`],
  ['exclusiveMinimum', (value) => `more than ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['exclusiveMaximum', (value) => `less than ${value}`],
  ['multipleOf', (value) => `a multiple of ${value}`],
  ['minLength', (value) => `at least ${value} characters`],
  ['maxLength', (value) => `at most ${value} characters`],
  ['minItems', (value) => `at least ${value} items`],
  ['maxItems', (value) => `at most ${value} items`],
  ['minProperties', (value) => `at least ${value} keys`],
  ['maxProperties', (value) => `at most ${value} keys`],
  ['pattern', (value) => `matches ${codeSpan(value)}`],
];

/** Markdown about the value that these schemas are for. Empty when they say nothing. */
export function describeSchemas(
  schemas: readonly JsonObject[],
  options: { isMarkdown: boolean; required?: boolean },
): string {
  const title = textOf(schemas, 'title');
  const facts = [
    typeText(schemas),
    textOf(schemas, 'format'),
    options.required === true ? 'required' : '',
    ...limits(schemas),
  ];
  if (schemas.some(({ deprecated }) => deprecated === true)) facts.push('deprecated');
  const parts = [
    title === '' ? '' : `**${escapeMarkdown(title)}**`,
    options.isMarkdown ? textOf(schemas, 'description') : escapeMarkdown(textOf(schemas, 'description')),
    facts.filter((fact) => fact !== '').join(' · '),
    values('One of', valuesOf(schemas)),
    values('Default', all(schemas, 'default')),
    values('For example', all(schemas, 'examples').flatMap(listOf)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `string | null`; empty when any type will do. */
export function typeText(schemas: readonly JsonObject[]): string {
  const types = all(schemas, 'type').flatMap((type) => (typeof type === 'string' ? [type] : listOf(type)));
  return [...new Set(types.filter((type) => typeof type === 'string'))].join(' | ');
}

/** The values that a constant or an enumeration leaves. */
export function valuesOf(schemas: readonly JsonObject[]): readonly JsonValue[] {
  const seen = new Set<string>();
  return [...all(schemas, 'const'), ...all(schemas, 'enum').flatMap(listOf)].filter((value) => {
    const text = JSON.stringify(value);
    return seen.has(text) ? false : seen.add(text);
  });
}

export function textOf(schemas: readonly JsonObject[], keyword: string): string {
  const found = all(schemas, keyword).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
}

/** What the schemas have under a keyword. */
export function all(schemas: readonly JsonObject[], keyword: string): readonly JsonValue[] {
  return schemas.flatMap((schema) => (schema[keyword] === undefined ? [] : [schema[keyword]]));
}

/** True when one of the schemas asks for a key. */
export function isRequired(schemas: readonly JsonObject[], key: string): boolean {
  return all(schemas, 'required').some((names) => listOf(names).includes(key));
}

/** The names of the keys that the schemas know, in their order; required ones among them. */
export function keysOf(schemas: readonly JsonObject[]): readonly string[] {
  const known = all(schemas, 'properties').flatMap((properties) =>
    isJsonObject(properties) ? Object.keys(properties) : [],
  );
  const required = all(schemas, 'required')
    .flatMap(listOf)
    .filter((name) => typeof name === 'string');
  return [...new Set([...known, ...required])];
}

export function listOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function limits(schemas: readonly JsonObject[]): readonly string[] {
  return LIMITS.flatMap(([keyword, read]) =>
    all(schemas, keyword)
      .filter((value) => typeof value === 'number' || typeof value === 'string')
      .slice(0, 1)
      .map((value) => read(String(value))),
  );
}

function values(title: string, found: readonly JsonValue[]): string {
  if (found.length === 0) return '';
  const shown = found.slice(0, MAX_VALUES).map((value) => codeSpan(JSON.stringify(value)));
  const more = found.length - shown.length;
  return `${title}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
