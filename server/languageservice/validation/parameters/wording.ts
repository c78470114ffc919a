import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import { isExpression } from '../../jsonschema/parameterSchemas';
import type { SchemaError } from '../../jsonschema/schemaError';
import type { Rule } from '../rule';
import { oneOf, quoted, typeWords } from '../wording';
import { PARAMETER_RULES } from './parameterRules';

/** The rule that an error belongs to, and what to say. `name` is the parameter, in quotes. */
export function explained(error: SchemaError, name: string): { readonly rule: Rule; readonly message: string } {
  const { keyword, expected, node } = error;
  const rules = PARAMETER_RULES;
  switch (keyword) {
    case 'type':
      return { rule: rules.wrongType, message: `${name} must be ${typeWords(texts(expected))}, not ${shown(node)}.` };
    case 'enum':
      return { rule: rules.notAllowed, message: `${name} must be ${oneOf(values(expected))}, not ${shown(node)}.` };
    case 'const':
      return { rule: rules.notAllowed, message: `${name} must be ${oneOf([expected])}, not ${shown(node)}.` };
    case 'pattern':
      return { rule: rules.wrongText, message: `${name} must match ${quoted(expected)}.` };
    case 'format':
      return {
        rule: rules.wrongText,
        message: `${name} must be ${formatWords(texts(expected)[0] ?? '')}, not ${shown(node)}.`,
      };
    case 'expression-in-union':
      return {
        rule: rules.noAlternative,
        message: `The API takes no expression for ${name} here, inside of alternatives. Write one expression for the whole value.`,
      };
    case 'anyOf':
    case 'oneOf':
      return {
        rule: rules.noAlternative,
        message: `${name} fits none of the alternatives: ${alternatives(expected)}.`,
      };
    case 'oneOf-several':
      return { rule: rules.noAlternative, message: `${name} fits several of the alternatives, and may fit only one.` };
    case 'not':
    case 'false':
      return { rule: rules.noAlternative, message: `The connector does not allow this value for ${name}.` };
    default:
      return { rule: rules.outOfRange, message: `${name} ${limitWords(keyword, expected)}.` };
  }
}

const LIMIT_WORDS: Readonly<Record<string, (bound: string) => string>> = {
  minimum: (bound) => `must be ${bound} or more`,
  maximum: (bound) => `must be ${bound} or less`,
  exclusiveMinimum: (bound) => `must be more than ${bound}`,
  exclusiveMaximum: (bound) => `must be less than ${bound}`,
  multipleOf: (bound) => `must be a multiple of ${bound}`,
  minLength: (bound) => `must have at least ${characters(bound)}`,
  maxLength: (bound) => `must have ${characters(bound)} at most`,
  minItems: (bound) => `must have at least ${bound} items`,
  maxItems: (bound) => `must have ${bound} items at most`,
  uniqueItems: () => 'has an item twice',
  minProperties: (bound) => `must have at least ${bound} keys`,
  maxProperties: (bound) => `must have ${bound} keys at most`,
  items: () => 'has too many items',
  unevaluatedItems: () => 'has too many items',
  contains: () => 'lacks an item that the connector asks for, or has too many of them',
};

function limitWords(keyword: string, expected: JsonValue): string {
  return LIMIT_WORDS[keyword]?.(JSON.stringify(expected)) ?? 'does not fit the schema of the connector';
}

function characters(bound: string): string {
  return bound === '1' ? 'one character' : `${bound} characters`;
}

function formatWords(format: string): string {
  const words: Readonly<Record<string, string>> = {
    email: 'an e-mail address',
    'idn-email': 'an e-mail address',
    ipv4: 'an IPv4 address',
    ipv6: 'an IPv6 address',
    date: 'a date such as 2024-01-31',
    time: 'a time such as 12:30:00',
    regex: 'a regular expression',
    uuid: 'a UUID',
  };
  return words[format] ?? `of the format ${format}`;
}

/** "a text or an object with “name”" */
function alternatives(expected: JsonValue): string {
  const words = values(expected).map((member) => (isJsonObject(member) ? alternative(member) : 'any value'));
  const known = [...new Set(words)];
  return known.length > 4 ? `${known.slice(0, 4).join(', ')} and others` : known.join(', or ');
}

function alternative(schema: JsonObject): string {
  const { title, type, const: only, enum: several, required } = schema;
  if (typeof title === 'string') return title;
  if (only !== undefined) return oneOf([only]);
  if (Array.isArray(several)) return oneOf(values(several));
  const keys = Array.isArray(required) ? texts(required) : [];
  const words =
    type === undefined ? (keys.length > 0 ? 'an object' : 'a value of another form') : typeWords(texts(type));
  return keys.length === 0 ? words : `${words.replace(', {…}', '')} with ${keys.map(quoted).join(' and ')}`;
}

function values(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function texts(value: JsonValue): readonly string[] {
  return values(value).filter((one) => typeof one === 'string');
}

function shown(node: Node): string {
  if (node.type === 'object') return 'an object';
  if (node.type === 'array') return 'a list';
  if (isExpression(node)) return 'an expression';
  return node.type === 'string' ? quoted(node.value) : String(node.value);
}
