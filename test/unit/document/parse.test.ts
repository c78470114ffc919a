import assert from 'node:assert/strict';
import { parseDocument } from '../../../flexli/document/parse';
import { MAX_DEPTH } from '../../../flexli/document/treeParser';

/** Each problem as the text that it marks and the start of what it says. */
function checkProblems(text: string, expected: readonly (readonly [string, RegExp])[]): void {
  const { syntaxProblems } = parseDocument(text, 'workflow');
  assert.deepEqual(
    syntaxProblems.map(({ offset, length }) => text.slice(offset, offset + length)),
    expected.map(([marked]) => marked),
  );
  for (const [index, { message }] of syntaxProblems.entries()) assert.match(message, expected[index]![1]);
}

describe('the syntax problems of a document', () => {
  it('are none in JSON', () => {
    checkProblems('{"a": [1, "b", null]}', []);
  });

  it('say that an empty file is one', () => {
    checkProblems('', [['', /^The file is empty/]]);
    checkProblems(' \n', [[' \n', /^The file is empty/]]);
  });

  it('are one for one slip of the pen', () => {
    checkProblems('{"a": 1,}', [['}', /^A key in double quotes/]]);
    checkProblems('{"a": 1 "b": 2}', [['"b"', /^A comma/]]);
    checkProblems('{"a" 1}', [['1', /^A colon/]]);
    checkProblems('{"a": tru}', [['tru', /^This is no JSON value/]]);
    checkProblems('[1] 2', [['2', /^The document ends/]]);
    checkProblems('[1 // one\n]', [['// one', /^JSON has no comments/]]);
    checkProblems('{"a": "b\n}', [['"b', /no closing quote/]]);
  });

  it('lie on the last character when the end is missing', () => {
    checkProblems('{"a": [1] \n', [[']', /^A closing brace/]]);
  });

  it('say what is nested too deeply', () => {
    checkProblems('['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1), [['[', /^This is nested too deeply/]]);
  });
});
