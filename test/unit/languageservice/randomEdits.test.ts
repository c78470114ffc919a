import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import type { LanguageKind } from '../../../server/languageservice/languageDocument';
import { LanguageDocument, languageKindOf } from '../../../server/languageservice/languageDocument';
import { context, service } from './support';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const EDITS = 150;

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '""',
  '\\',
  '\\u12',
  '::',
  '{{',
  '1.5',
  'null',
  'tru',
  '\n',
  ' ',
  '\u{1F600}',
  '//',
  '/*',
];
const WORDS = [
  '"type"',
  '"connector_id"',
  '"parameters"',
  '"actions"',
  '"Flexli:CoreV1:Iterator"',
  '"Flexli:CoreV1:Branch"',
  '"order": 1,',
];

/** The same numbers at every run (mulberry32), so that a failure can be repeated. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function edited(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random(30));
    case 1:
      return text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at);
    case 2:
      return text.slice(0, at) + (WORDS[random(WORDS.length)] ?? '') + text.slice(at);
    default: {
      const from = random(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + random(60)) + text.slice(at);
    }
  }
}

async function checkEverything(document: LanguageDocument, offset: number): Promise<void> {
  const { textDocument } = document;
  const checkRange = ({ start, end }: Range) => {
    assert.deepEqual(textDocument.positionAt(textDocument.offsetAt(start)), start);
    assert.ok(textDocument.offsetAt(start) <= textDocument.offsetAt(end));
  };
  const checkSymbols = (symbols: readonly DocumentSymbol[]) => {
    for (const { name, range, selectionRange, children } of symbols) {
      assert.ok(name !== '');
      checkRange(range);
      assert.ok(textDocument.offsetAt(range.start) <= textDocument.offsetAt(selectionRange.start));
      assert.ok(textDocument.offsetAt(range.end) >= textDocument.offsetAt(selectionRange.end));
      checkSymbols(children ?? []);
    }
  };
  const position = textDocument.positionAt(offset);
  for (const { range, message } of service.validate(document, context)) {
    checkRange(range);
    assert.ok(message !== '');
  }
  const { items } = await service.complete(document, position, context);
  const keys = items.map(({ label, textEdit, detail }) => JSON.stringify([label, textEdit, detail]));
  assert.equal(new Set(keys).size, keys.length);
  await service.hover(document, position, context);
  checkSymbols(service.symbols(document));
  service.foldingRanges(document);
  service.selectionRanges(document, [position]);
  service.codeLenses(document, { run: 'run', deploy: 'deploy' });
}

function examples(): { name: string; kind: LanguageKind; text: string }[] {
  const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
  return names.flatMap((name) => {
    const kind = languageKindOf(name);
    return kind === undefined ? [] : [{ name, kind, text: readFileSync(path.join(EXAMPLES, name), 'utf8') }];
  });
}

describe('random edits', () => {
  for (const [seed, { name, kind, text }] of examples().entries()) {
    it(`of ${name} never throw`, async () => {
      const random = randomNumbers(seed + 1);
      let current = text;
      for (let step = 0; step < EDITS; step++) {
        // Now and then from the start again, so that the text stays close to a real one.
        current = step % 12 === 0 ? text : edited(current, random);
        const document = new LanguageDocument(`file:///${name}`, kind, step, current);
        const offset = random(current.length + 1);
        await checkEverything(document, offset).catch((error: unknown) => {
          assert.fail(`step ${step}, offset ${offset}: ${String(error)}\n${current}`);
        });
      }
    });
  }

  it('of texts that are no documents never throw', async () => {
    for (const text of [
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
    ]) {
      for (const kind of ['workflow', 'connector', 'project'] as const) {
        for (let offset = 0; offset <= text.length; offset++) {
          await checkEverything(new LanguageDocument('file:///a', kind, 1, text), offset);
        }
      }
    }
  });
});
