import assert from 'node:assert/strict';
import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import {
  applyEdit,
  exampleDocuments,
  NO_DOCUMENTS,
  oddDocuments,
  randomEdit,
  randomNumbers,
} from '../../support/randomEdits';
import { lspDiagnostic } from '../../../server/languageservice/diagnostics';
import { context, service } from './support';

const EDITS = 150;

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
  const hover = await service.hover(document, position, context);
  if (hover?.range) checkRange(hover.range);
  service.signatureHelp(document, position);
  checkTokens(service.semanticTokens(document).data, textDocument);
  service.inlayHints(document, { start: textDocument.positionAt(0), end: position }, context);
  checkSymbols(service.symbols(document));
  service.foldingRanges(document);
  service.selectionRanges(document, [position]);
  service.codeLenses(document, { run: 'run', deploy: 'deploy' }, context);
  checkNames(document, offset);
}

/** What leads from a name to others, and changes it. */
function checkNames(document: LanguageDocument, offset: number): void {
  const { textDocument, text } = document;
  const position = textDocument.positionAt(offset);
  const isRange = ({ start, end }: Range) => textDocument.offsetAt(start) <= textDocument.offsetAt(end);
  service.definition(document, position, context);
  service.references(document, position, context, true);
  for (const { range } of service.highlights(document, position, context)) assert.ok(isRange(range));
  service.prepareCallHierarchy(document, position, context);
  service.documentLinks(document, context);
  const renaming = service.rename(document, position, 'another', context);
  if (renaming.ok) for (const { range } of Object.values(renaming.edit.changes ?? {}).flat()) assert.ok(isRange(range));
  else assert.notEqual(renaming.message, '');
  const end = textDocument.positionAt(Math.min(text.length, offset + 40));
  service.refactorings(document, { start: position, end }, context);
  service.codeActions(document, service.validate(document, context).map(lspDiagnostic), context);
}

/** Tokens stand one behind the other, each within its line. */
function checkTokens(data: readonly number[], document: LanguageDocument['textDocument']): void {
  let [line, character, end] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, deltaCharacter = 0, length = 0] = data.slice(at, at + 3);
    character = deltaLine === 0 ? character + deltaCharacter : deltaCharacter;
    line += deltaLine;
    const start = document.offsetAt({ line, character });
    assert.deepEqual(document.positionAt(start), { line, character });
    assert.ok(start >= end && length > 0 && document.positionAt(start + length).line === line);
    end = start + length;
  }
}

describe('random edits', () => {
  for (const [seed, { name, kind, text }] of [...exampleDocuments(), ...oddDocuments()].entries()) {
    it(`of ${name} never throw`, async () => {
      const random = randomNumbers(seed + 1);
      let current = text;
      for (let step = 0; step < EDITS; step++) {
        // Now and then from the start again, so that the text stays close to a real one.
        current = step % 12 === 0 ? text : applyEdit(current, randomEdit(current, random));
        const document = new LanguageDocument(`file:///${name}`, kind, step, current);
        const offset = random(current.length + 1);
        await checkEverything(document, offset).catch((error: unknown) => {
          assert.fail(`step ${step}, offset ${offset}: ${String(error)}\n${current}`);
        });
      }
    });
  }

  it('of texts that are no documents never throw', async () => {
    for (const text of NO_DOCUMENTS) {
      for (const kind of ['workflow', 'connector', 'project'] as const) {
        for (let offset = 0; offset <= text.length; offset++) {
          await checkEverything(new LanguageDocument('file:///a', kind, 1, text), offset);
        }
      }
    }
  });
});
