import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lspDiagnostic } from '../../../server/languageservice/diagnostics';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import { applyEdit, exampleDocuments, oddDocuments, randomEdit, randomNumbers } from '../../support/randomEdits';
import { exampleContext } from '../../support/typing';
import { service } from './support';

const EDITS = 100;

describe('a quick fix in a document that was edited at random', () => {
  for (const [seed, { name, kind, text }] of [...exampleDocuments(), ...oddDocuments()].entries()) {
    it(`takes its finding away: ${name}`, () => {
      const random = randomNumbers(seed + 31);
      for (let step = 0; step < EDITS; step++) {
        const edited = applyEdit(text, randomEdit(text, random));
        const document = new LanguageDocument(`file:///${name}`, kind, step, edited);
        const found = service.validate(document, exampleContext());
        for (const one of found) {
          const actions = service.codeActions(document, [lspDiagnostic(one)], exampleContext());
          const edits = actions[0]?.edit?.changes?.[document.uri];
          if (one.fix === undefined || edits === undefined) continue;
          const after = TextDocument.applyEdits(document.textDocument, edits);
          const left = service.validate(new LanguageDocument(document.uri, kind, step + 1, after), exampleContext());
          const same = (other: (typeof left)[number]) => other.code === one.code && other.message === one.message;
          const where = `${one.message} → ${one.fix.title}\n${edited}\nbecomes\n${after}`;
          // Behind one break in the JSON the next one of the same kind may come to light.
          const isGone =
            one.code === 'json-syntax'
              ? left.filter(same).every(({ offset }) => offset > one.offset)
              : left.filter(same).length < found.filter(same).length;
          assert.ok(isGone, where);
        }
      }
    });
  }
});
