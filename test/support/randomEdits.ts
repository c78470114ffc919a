import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LanguageKind } from '../../server/languageservice/languageDocument';
import { languageKindOf } from '../../server/languageservice/languageDocument';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Replaces `length` characters at `offset` by `text`. */
export interface RandomEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '""',
    '\\',
    '\\"',
    '\\u12',
    '\\u00e9',
    '::',
    '{{',
    '1.5',
    '0',
    '-',
    '1e',
    '1.',
  ],
  ...['null', 'tru', 'true', '\n', '\r', '\r\n', '\t', ' ', '\u{1F600}', '\u0001', '\uFEFF', '//', '/*', '*/', '/'],
  ...['"type"', '"connector_id"', '"parameters"', '"actions"', '"Flexli:CoreV1:Iterator"', '"Flexli:CoreV1:Branch"'],
  ...['"order": 1,', '"transform": {}', '{"order": 2}', '::name'],
];

/** Texts that are no documents, such as a person has who has only begun. */
export const NO_DOCUMENTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '"',
  '[',
  '{',
  '{"',
  '{"a',
  '{"a"',
  '{"a":',
  '[[[[',
  '}}}}',
  'null',
  '5',
  '\uFEFF{}',
  '//',
  '/*',
];

/** The same numbers at every run (mulberry32), so that a failure can be repeated. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What a person or a script might do to a text: delete, type, paste, move. */
export function randomEdit(text: string, random: (below: number) => number): RandomEdit {
  const offset = random(text.length + 1);
  switch (random(5)) {
    case 0:
      return { offset, length: Math.min(1 + random(30), text.length - offset), text: '' };
    case 1:
      return { offset, length: Math.min(1, text.length - offset), text: '' };
    case 2: {
      const from = random(text.length + 1);
      return { offset, length: 0, text: text.slice(from, from + random(60)) };
    }
    default:
      return { offset, length: 0, text: PIECES[random(PIECES.length)] ?? '' };
  }
}

export function applyEdit(text: string, edit: RandomEdit): string {
  return text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
}

export interface RealDocument {
  readonly name: string;
  readonly kind: LanguageKind;
  readonly text: string;
}

/** The documents of the example project. */
export function exampleDocuments(): readonly RealDocument[] {
  const folder = path.join(ROOT, 'examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const kind = languageKindOf(name);
    return kind === undefined ? [] : [{ name, kind, text: readFileSync(path.join(folder, name), 'utf8') }];
  });
}

const NESTED = {
  name: 'Größe – 数 \u{1F600}',
  description: 'Input: {"people": [{"name": "Zoë", "tags": ["\u{1F600}"]}], "first name": "x"}',
  schema_version: 1,
  source: {
    type: 'Flexli:CoreV1:CustomEvent',
    parameters: { event_type: 'go.\u00e9' },
    transform: { 'a."b.c"': '::"first name"', people: '::people' },
  },
  actions: [
    {
      order: 2,
      type: 'Flexli:CoreV1:Branch',
      parameters: {
        branches: [
          {
            order: 1,
            condition: {
              criteria: [
                { attributes: [{ type: 'String', attribute: '::a."b.c"', operator: 'eq', value: 'Zo\u00eb "Z"' }] },
              ],
            },
            actions: [
              {
                order: 1,
                type: 'Flexli:CoreV1:Iterator',
                parameters: {
                  array_path: "::people[?contains(tags, '\u{1F600}')]",
                  iterator_input: { 'who."full name"': '::flexli_iterator_value().name' },
                  actions: [
                    {
                      order: 1,
                      connector_id: '{{Team Messages}}',
                      type: 'PostMessage',
                      variables: { 'n\u00e4me': '::who."full name"' },
                      parameters: { channel: 'welcome', text: 'Hi {n\u00e4me!r:>6} {{ \\ \u{1F600}' },
                      transform: { 'sent."at 1"': '::join(`"\\n"`, [id, \'x\'])' },
                    },
                  ],
                },
              },
            ],
          },
          { order: 2, actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } }] },
        ],
      },
    },
    {
      order: 1,
      type: 'Flexli:CoreV1:RunWorkflow',
      parameters: {
        workflow_id: '{{Welcome a person}}',
        workflow_version: 1,
        workflow_input: { person_id: '::a."b.c"' },
      },
    },
  ],
};

/** Documents that are nested and full of letters of many bytes, with the line ends, marks and escapes that editors write. */
export function oddDocuments(): readonly RealDocument[] {
  const text = JSON.stringify(NESTED, undefined, 2);
  const escaped = text.replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const kind = 'workflow';
  return [
    { name: 'crlf.fewrk.json', kind, text: text.replaceAll('\n', '\r\n') },
    { name: 'mark.fewrk.json', kind, text: `\uFEFF${text}\n` },
    { name: 'escaped.fewrk.json', kind, text: escaped.replaceAll('  ', '\t').replaceAll('\n', '\r') },
    { name: 'line.fewrk.json', kind, text: JSON.stringify(NESTED) },
  ];
}
