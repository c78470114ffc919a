import assert from 'node:assert/strict';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingRanges } from '../../../server/languageservice/foldingRanges';
import { formattingEdits } from '../../../server/languageservice/formatting';
import { applyEdit, exampleDocuments, randomEdit, randomNumbers } from '../../support/randomEdits';

const stock = getLanguageService({});

/** The lines are those that the stock JSON service folds; it has more to say about comments, which JSON has not. */
function checkSame(text: string, limit?: number): void {
  const document = TextDocument.create('file:///a', 'json', 1, text);
  const expected = stock.getFoldingRanges(document, limit === undefined ? {} : { rangeLimit: limit });
  assert.deepEqual(
    foldingRanges(document, limit).map(({ startLine, endLine }) => [startLine, endLine]),
    expected.map(({ startLine, endLine }) => [startLine, endLine]),
    JSON.stringify(text),
  );
}

describe('what an editor may fold', () => {
  for (const [seed, { name, text }] of exampleDocuments().entries()) {
    it(`is what the stock service says, also after random edits of ${name}`, () => {
      const random = randomNumbers(seed + 300);
      let current = text;
      for (let step = 0; step < 100; step++) {
        current = step % 10 === 0 ? text : applyEdit(current, randomEdit(current, random));
        if (!current.includes('/*') && !current.includes('//')) checkSame(current);
      }
      for (let limit = 0; limit < 12; limit++) checkSame(text, limit);
    });
  }

  it('is nothing on two lines, and the inner one of two on one line', () => {
    checkSame('{\n}');
    checkSame('{"a": [\n1,\n2\n]}');
    checkSame('{"a": [\n{\n"b": 1\n}], "c": {\n\n\n}}');
    checkSame('[\n{\n]\n}\n]');
  });
});

describe('formatting', () => {
  for (const { name, text } of exampleDocuments()) {
    it(`lays out ${name} as the stock service does`, () => {
      const document = TextDocument.create('file:///a', 'json', 1, JSON.stringify(JSON.parse(text)));
      const options = { tabSize: 4, insertSpaces: true };
      const line = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      assert.deepEqual(formattingEdits(document, undefined, options), stock.format(document, line, options));
      const part = { start: { line: 0, character: 5 }, end: { line: 0, character: 60 } };
      assert.deepEqual(formattingEdits(document, part, options), stock.format(document, part, options));
    });
  }
});
