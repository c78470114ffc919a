import type { Node } from 'jsonc-parser';
import { LIMITS } from '../../../../flexli/model/limits';
import { expressionFor } from '../../refactor/expressionFor';
import { plainName } from '../../refactor/plainName';
import type { DiagnosticFix } from '../diagnostic';
import { quoted } from '../wording';
import { readAs } from './conversion';
import { replace } from '../fixes';

/** What there is to say of a text that does not have the form it needs, where that is known better than its schema does. */
export interface TextForm {
  readonly message?: string;
  readonly fix?: DiagnosticFix;
}

/** @param types of the values that may stand there */
export function textForm(
  node: Node,
  text: string,
  key: string | undefined,
  pattern: RegExp,
  types: readonly string[],
): TextForm {
  if (pattern.source === '^::') return { fix: expressionFix(node, text, types, key) };
  switch (key) {
    case 'cron':
      return cronForm(node, text);
    case 'rate':
      return fixed(node, nearestRate(text));
    case 'name':
      return fixed(node, workflowName(text));
    default:
      return {};
  }
}

function fixed(node: Node, text: string | undefined): TextForm {
  return text === undefined ? {} : { fix: replace(node, JSON.stringify(text)) };
}

/** A value of its own type in quotes, or an expression that lacks its sign. */
function expressionFix(
  node: Node,
  text: string,
  types: readonly string[],
  key: string | undefined,
): DiagnosticFix | undefined {
  for (const type of types) {
    const read = type === 'string' ? undefined : readAs(type, text);
    if (read !== undefined) return replace(node, JSON.stringify(read.value));
  }
  const path = text.replace(/^:+/, '').trim();
  const expression = expressionFor({ ...node, value: path });
  // A literal in place of a path would compare something with itself.
  if (expression === undefined || (key === 'attribute' && expression.startsWith("::'"))) return undefined;
  return { ...replace(node, JSON.stringify(expression)), title: 'Make it an expression' };
}

const UNITS: readonly (readonly [RegExp, unit: string, times: number])[] = [
  [/^m(in|ins|inute|inutes|inuts?)?$/, 'minute', 1],
  [/^h(r|rs|our|ours)?$/, 'hour', 1],
  [/^d(ay|ays)?$/, 'day', 1],
  [/^w(eek|eeks)?$/, 'day', 7],
];

/** `5 min`, `every 5 minutes` or `1 week` as the API takes it. */
function nearestRate(text: string): string | undefined {
  const words: Readonly<Record<string, string>> = { hourly: '1 hour', daily: '1 day', weekly: '7 days' };
  const plain = text.trim().toLowerCase().replace(/^@/, '');
  const word = words[plain];
  if (word !== undefined) return word;
  const [, count = '1', unit = ''] = /^(?:every\s+)?(\d+)?\s*([a-z]+)$/.exec(plain) ?? [];
  const known = UNITS.find(([form]) => form.test(unit));
  if (known === undefined) return undefined;
  const number = Number(count) * known[2];
  return `${number} ${known[1]}${number === 1 ? '' : 's'}`;
}

function workflowName(text: string): string | undefined {
  const name = plainName(text);
  const { min, max } = LIMITS.workflowName;
  return name.length >= min && name.length <= max ? name : undefined;
}

interface Field {
  readonly name: string;
  readonly range: string;
  readonly valid: RegExp;
}

const FIELDS: readonly Field[] = [
  { name: 'minute', range: '0-59 or *', valid: /^(?:\d|[1-5]\d|\*)$/ },
  { name: 'hour', range: '0-23 or *', valid: /^(?:\d|1\d|2[0-3]|\*)$/ },
  { name: 'day', range: '1-31 or *', valid: /^(?:[1-9]|[12]\d|3[01]|\*)$/ },
  { name: 'month', range: '1-12 or *', valid: /^(?:[1-9]|1[0-2]|\*)$/ },
  { name: 'weekday', range: '1-7, * or ?', valid: /^[1-7*?]$/ },
];

/** Says which value of a cron is wrong; where the author means an interval, a rate can say it. */
function cronForm(node: Node, text: string): TextForm {
  const values = text.trim().split(/\s+/);
  if (text.trim() === '' || values.length !== FIELDS.length) {
    const rate = nearestRate(text);
    const count = text.trim() === '' ? '' : `, not ${values.length}`;
    return {
      message: `A cron has five values${count}: minute, hour, day, month and weekday, for example "0 12 * * ?".`,
      ...(rate !== undefined && { fix: rateInstead(node, rate) }),
    };
  }
  const index = FIELDS.findIndex(({ valid }, at) => !valid.test(values[at] ?? ''));
  const field = FIELDS[index];
  if (field === undefined) return fixed(node, values.join(' '));
  const value = values[index] ?? '';
  const rate = intervalOf(values);
  const short = values.map((one) => one.replace(/^0+(?=\d)/, ''));
  const isMended = short.every((one, at) => FIELDS[at]?.valid.test(one));
  const plain = short[index] ?? '';
  const hint = /[,/-]/.test(value)
    ? `${field.range}; there are no lists, ranges or steps`
    : plain !== value && field.valid.test(plain)
      ? `${plain}, without a zero in front`
      : field.range;
  return {
    message: `${quoted(value)} is no ${field.name} of a cron here. Write ${hint}.`,
    ...(isMended && { fix: replace(node, JSON.stringify(short.join(' '))) }),
    ...(rate !== undefined && { fix: rateInstead(node, rate) }),
  };
}

/** The interval that steps of minutes or hours stand for. */
function intervalOf(values: readonly string[]): string | undefined {
  const [, minutes, hours] = /^(?:\*\/(\d+) \*|\d+ \*\/(\d+)) \* \* [*?]$/.exec(values.join(' ')) ?? [];
  const count = Number(minutes ?? hours ?? 0);
  if (count === 0) return undefined;
  return `${count} ${minutes === undefined ? 'hour' : 'minute'}${count === 1 ? '' : 's'}`;
}

function rateInstead(node: Node, rate: string): DiagnosticFix | undefined {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  if (key === undefined) return undefined;
  const edits = [
    { offset: key.offset, length: key.length, newText: '"rate"' },
    { offset: node.offset, length: node.length, newText: JSON.stringify(rate) },
  ];
  return { title: `Write "rate": "${rate}"`, edits };
}
