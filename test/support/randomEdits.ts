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
