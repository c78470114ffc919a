import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { parseDocument } from '../../../flexli/document/parse';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import { exampleDocuments, oddDocuments, randomNumbers } from '../../support/randomEdits';
import { closingOf, exampleContext } from '../../support/typing';
import { applied, service } from './support';

const PLACES = 120;

/** The text of a snippet once each of its stops is left as it is: in strings and brackets empty, elsewhere null. */
function filled(snippet: string): string {
  const chosen = snippet
    .replace(/\$\{\d+\|((?:[^|,\\]|\\.)*)[^|]*\|\}/g, '$1')
    .replace(/\$\{(\d+)\}/g, '$$$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(["{[:])?(\s*)\$\d+/g, (_, before: string | undefined, space: string) => {
      return before === ':' ? `:${space}null` : `${before ?? ''}${space}`;
    });
  return chosen.replace(/\\([\\$}|,])/g, '$1');
}

function chosen(item: CompletionItem, document: LanguageDocument): string {
  const edit = item.textEdit;
  assert.ok(edit && 'range' in edit);
  const newText = item.insertTextFormat === 2 ? filled(edit.newText) : edit.newText;
  return applied({ ...item, textEdit: { ...edit, newText } }, document);
}

/** The text with what is still open closed. */
function closed(text: string): string {
  return text + closingOf(text);
}

describe('choosing any suggestion', () => {
  for (const [seed, { name, kind, text }] of [...exampleDocuments(), ...oddDocuments()].entries()) {
    it(`leaves JSON while ${name} is written`, async () => {
      const random = randomNumbers(seed + 11);
      for (let step = 0; step < PLACES; step++) {
        const offset = random(text.length + 1);
        const typed = text.slice(0, offset);
        // At the end of a text in the making, with its brackets closed and open, and in the middle of a finished one.
        for (const whole of [typed + closingOf(typed), typed, text]) {
          const document = new LanguageDocument(`file:///${name}`, kind, step, whole);
          // Half an escape takes the quote that the editor would put.
          if (/(?<!\\)(?:\\\\)*\\(?:u[0-9a-f]{0,3})?$/.test(typed)) continue;
          const position = document.textDocument.positionAt(offset);
          const { items } = await service.complete(document, position, exampleContext());
          for (const item of items) {
            const after = whole === typed ? closed(chosen(item, document)) : chosen(item, document);
            const { syntaxProblems } = parseDocument(after.replace(/^\uFEFF/, ''), 'workflow');
            const where = `${item.label} behind ${JSON.stringify(typed.slice(-60))}: ${after.slice(Math.max(0, offset - 80), offset + 200)}`;
            assert.deepEqual(
              syntaxProblems.map(({ message }) => message),
              [],
              where,
            );
          }
        }
      }
    });
  }

  it('begins a document that is sound', async () => {
    for (const kind of ['workflow', 'connector'] as const) {
      const empty = new LanguageDocument(`file:///new.${kind}.json`, kind, 1, '');
      const { items } = await service.complete(empty, { line: 0, character: 0 }, exampleContext());
      assert.ok(items.length > 0);
      for (const item of items) {
        const begun = new LanguageDocument(empty.uri, kind, 2, chosen(item, empty));
        const wrong = service.validate(begun, exampleContext()).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          wrong.map(({ message }) => message),
          [],
          begun.text,
        );
      }
    }
  });
});
