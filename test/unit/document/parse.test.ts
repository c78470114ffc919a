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
    checkProblems('{"a": 1,}', [[',', /^Nothing follows this comma/]]);
    checkProblems('[1, 2,\n\n]', [[',', /^Nothing follows this comma/]]);
    checkProblems('{, "a": 1}', [[',', /^A value is expected here; check for a comma too many/]]);
    checkProblems('[1,, 2]', [[',', /^A value is expected here; check for a comma too many/]]);
    checkProblems('{"a": 1 "b": 2}', [['"b"', /^A comma/]]);
    checkProblems('{"a" 1}', [['"', /^A colon is expected/]]);
    checkProblems('{"a" {"b": 1}, "c": 2}', [['"', /^A colon is expected/]]);
    checkProblems('{"a": {"b": 1, {"c": [2]}, {"d": 3}', [
      ['{', /^A key in double quotes is expected here. Is a closing/],
    ]);
    checkProblems('[{"a": 1]', [[']', /^A closing brace } is missing before this/]]);
    checkProblems('{"a": [1}', [['}', /^A closing bracket \] is missing before this/]]);
    checkProblems('{"a": tru}', [['tru', /^This is no JSON value. Did you mean true/]]);
    checkProblems('{"a": tru\n}', [['tru', /^This is no JSON value/]]);
    checkProblems('{"a": {"b": f\n}, "c": }', [
      ['f', /^This is no JSON value/],
      [':', /^A value is expected after/],
    ]);
    checkProblems('[1] 2', [['2', /^The document ends/]]);
    checkProblems('[1 // one\n]', [['// one', /^JSON has no comments/]]);
    checkProblems('{"a": "b\n}', [['"b', /no closing quote/]]);
    checkProblems('{"a": {"b": "c},\n"d": 1}', [['"c},', /no closing quote/]]);
    checkProblems('{"a": ["b],\n"c": tru, "d\n', [
      ['"b],', /no closing quote/],
      ['tru', /^This is no JSON value/],
      ['"d', /no closing quote/],
    ]);
  });

  it('say what is written as in another language', () => {
    const quotes = /^Keys stand in double quotes/;
    const texts = /^Texts stand in double quotes/;
    checkProblems(`{'a': 'b c', 'd': [True, None]}`, [
      ["'a'", quotes],
      ["'b c'", texts],
      ["'d'", quotes],
      ['True', /Did you mean true/],
      ['None', /Did you mean null/],
    ]);
    checkProblems('{a: "b"}', [['a', quotes]]);
    checkProblems('{“a”: “b”}', [
      ['“a”', quotes],
      ['“b”', texts],
    ]);
    checkProblems('{"type": Flexli:CoreV1:Wait, "order": 1}', [['Flexli:CoreV1:Wait', texts]]);
    checkProblems('[word]', [['word', /^Keys and texts stand/]]);
    checkProblems('{"a"="b"}', [['=', /^A colon is expected/]]);
    checkProblems('{"a": 007}', [['007', /does not begin with 0/]]);
    checkProblems('{"a": #}', [['#', /^This is no JSON value/]]);
    checkProblems(`{"a": 'b\n}`, [["'b", /^This is no JSON value/]]);
  });

  it('lie where something is missing, not at what comes next', () => {
    checkProblems('{"a":\n\n}', [[':', /^A value is expected after the colon/]]);
    checkProblems('{"a": , "b": 1}', [[':', /^A value is expected after the colon/]]);
    checkProblems('{"a":', [[':', /^A value is expected after the colon/]]);
    checkProblems('{\n"a"\n}', [['"', /^A colon and a value/]]);
    checkProblems('{"a", "b": 1}', [['"', /^A colon and a value/]]);
    checkProblems('{"a"\n"b": {"c": 1}, "d": 2}', [['"', /^A colon and a value/]]);
  });

  it('bring their mending where it is plain', () => {
    const check = (text: string, title: string | undefined, after = text) => {
      const [problem] = parseDocument(text, 'workflow').syntaxProblems;
      assert.equal(problem?.fix?.title, title);
      const mended = (problem?.fix?.edits ?? []).reduceRight(
        (result, { offset, length, newText }) => result.slice(0, offset) + newText + result.slice(offset + length),
        text,
      );
      assert.equal(mended, after);
    };
    check('{"a": 1,\n}', 'Remove the comma', '{"a": 1\n}');
    check('[1, ]', 'Remove the comma', '[1 ]');
    check('{"a": 1\n"b": 2}', 'Add a comma', '{"a": 1,\n"b": 2}');
    check('[{} {}]', 'Add a comma', '[{}, {}]');
    check('{"a" [1]}', 'Add a colon', '{"a": [1]}');
    check('[1 // one\n]', 'Remove the comment', '[1 \n]');
    check('\uFEFF{"a": 1}', 'Remove the byte order mark', '{"a": 1}');
    check(`{'a "b"': 1}`, 'Write "a \\"b\\""', '{"a \\"b\\"": 1}');
    check(`['it\\'s']`, `Write "it's"`, `["it's"]`);
    check('{a: 1}', 'Write "a"', '{"a": 1}');
    check('[False]', 'Write false', '[false]');
    check('{"a" => 1}', 'Write :', '{"a" : 1}');
    check('[0012]', 'Remove the zeros in front', '[12]');
    check('["a\tb"]', 'Escape it', '["a\\tb"]');
    check('["a\\qb\\\\d"]', 'Mend the escape', '["a\\\\qb\\\\d"]');
    check('{"a": [1, {"b": 2}\n', 'Add ]}', '{"a": [1, {"b": 2}]}\n');
    check('{"a":}', undefined);
    check('{"a"', undefined);
  });

  it('lie on the last character when the end is missing', () => {
    checkProblems('{"a": [1] \n', [[']', /^A closing brace/]]);
  });

  it('say what is nested too deeply', () => {
    checkProblems('['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1), [['[', /^This is nested too deeply/]]);
  });
});
