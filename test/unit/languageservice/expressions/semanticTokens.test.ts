import assert from 'node:assert/strict';
import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../../../server/languageservice/expressions/tokenLegend';
import { open, service } from '../support';

/** Each token as its text in the document and its type, modifiers behind it. */
function tokensOf(text: string, kind: LanguageKind = 'workflow', lines?: readonly [number, number]): readonly string[] {
  const document = open(text, kind);
  const range = lines && { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const { data } = service.semanticTokens(document, range);
  assert.equal(data.length % 5, 0);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, deltaCharacter = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = deltaLine === 0 ? character + deltaCharacter : deltaCharacter;
    line += deltaLine;
    assert.ok(found.length === 0 || deltaLine > 0 || deltaCharacter > 0, 'tokens overlap');
    const range = { start: { line, character }, end: { line, character: character + length } };
    const names = TOKEN_MODIFIERS.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    found.push([document.textDocument.getText(range), TOKEN_TYPES[type], ...names].join(' '));
  }
  return found;
}

/** An action of a workflow with one parameter, written as JSON writes it. */
const parameter = (source: string, variables = '{}') =>
  `{"actions": [{"type": "A", "variables": ${variables}, "parameters": {"p": "${source}"}}]}`;

function checkTokens(source: string, ...expected: readonly string[]): void {
  assert.deepEqual(tokensOf(parameter(source)), [':: operator', ...expected], source);
}

describe('semantic tokens', () => {
  it('colour every part of an expression', () => {
    checkTokens('::a.b', 'a property', 'b property');
    checkTokens(
      "::items[?type == 'user' && age > `5`].id | [0]",
      'items property',
      '[? operator',
      'type property',
      '== operator',
      "'user' string",
      '&& operator',
      'age property',
      '> operator',
      '`5` number',
      'id property',
      '| operator',
      '0 number',
    );
    checkTokens(
      '::sort_by(@, &a)',
      'sort_by function defaultLibrary',
      '@ variable readonly',
      '& operator',
      'a property',
    );
    checkTokens('::nope(a[*])', 'nope function', 'a property', '* operator');
    checkTokens('::{x: `true`}.x', 'x property declaration', '`true` keyword', 'x property');
    checkTokens('::a[]', 'a property', '[] operator');
    checkTokens('::');
  });

  it('stand at the right place behind escapes', () => {
    checkTokens(
      '::a.\\"b c\\" == `\\"\\u00e9\\"` || d',
      'a property',
      '\\"b c\\" property',
      '== operator',
      '`\\"\\u00e9\\"` string',
      '|| operator',
      'd property',
    );
    checkTokens("::'\\n😀' || b", "'\\n😀' string", '|| operator', 'b property');
    assert.deepEqual(tokensOf(parameter('\u003a: a')), ['\u003a: operator', 'a property']);
  });

  it('colour what is broken as far as it goes', () => {
    checkTokens('::a.b[?', 'a property', 'b property', '[? operator');
    checkTokens("::a == 'b", 'a property', '== operator', "'b string");
    assert.deepEqual(tokensOf('{"actions": [{"parameters": {"p": "::a.b'), [':: operator', 'a property', 'b property']);
  });

  it('colour the fields that the engine fills', () => {
    const fields = (text: string) => tokensOf(parameter(text, '{"name": "::n", "size": 1}')).slice(2);
    assert.deepEqual(fields('Hello {name}, {size:>4}!'), ['name parameter', 'size parameter']);
    assert.deepEqual(fields('{{name}}'), []);
    assert.deepEqual(fields('{name} {other}'), [], 'a text with another field is left as it is');
    assert.deepEqual(fields('{name'), []);
    assert.deepEqual(
      tokensOf('{"actions": [{"path": "people/{id}", "parameters": {"properties": {"id": {}}}}]}', 'connector'),
      ['id parameter'],
    );
  });

  it('colour nothing that is no expression', () => {
    assert.deepEqual(tokensOf('{"name": "::a", "description": "::b", "actions": [{"type": "::c"}]}'), []);
    assert.deepEqual(tokensOf(parameter('plain text')), []);
    assert.deepEqual(tokensOf('{"variables": {"a": "::b"}}', 'project'), []);
  });

  it('are given for a range of lines', () => {
    const text = `{"actions": [\n{"transform": {"a": "::first"}},\n{"transform": {"a": "::second"}},\n{"transform": {"a": "::third"}}\n]}`;
    assert.equal(tokensOf(text).length, 6);
    assert.deepEqual(tokensOf(text, 'workflow', [2, 3]).slice(0, 2), [':: operator', 'second property']);
  });

  it('are the same after edits as from scratch, wherever an action has moved', () => {
    const text = `{"actions": [{"transform": {"a": "::first.b"}}, {"parameters": {"x": "::second",\n"y": ["::third"]}},\n {"condition": 1}]}`;
    let document = open(text);
    service.semanticTokens(document);
    const edits = [
      ['{"actions"', '{\n  "name": "x", "actions"'],
      ['first', 'other'],
      ['::second', '::second | @'],
      ['{"condition": 1}', '{"transform": {"z": "::last"}}'],
      ['\n  "name"', '"name"'],
    ] as const;
    for (const [index, [from, to]] of edits.entries()) {
      const at = document.text.indexOf(from);
      assert.ok(at >= 0, from);
      const [start, end] = [document.textDocument.positionAt(at), document.textDocument.positionAt(at + from.length)];
      document = document.edited([{ range: { start, end }, text: to }], index + 2);
      assert.deepEqual(service.semanticTokens(document), service.semanticTokens(open(document.text)));
    }
  });

  it('come in the order of the text, also where the source is last', () => {
    const text = '{"actions": [{"transform": {"a": "::x"}}], "source": {"transform": {"b": "::y"}}}';
    assert.deepEqual(tokensOf(text), [':: operator', 'x property', ':: operator', 'y property']);
  });
});
