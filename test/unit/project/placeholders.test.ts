import assert from 'node:assert/strict';
import type { JsonValue } from '../../../flexli/model/json';
import {
  fillPlaceholders,
  findPlaceholders,
  isPlaceholderName,
  splitPlaceholders,
} from '../../../flexli/project/placeholders';

const VALUES: Readonly<Record<string, JsonValue>> = {
  Text: 'x',
  Number: 5,
  Yes: true,
  Nothing: null,
  Object: { a: [1] },
  Dollar: '$& $1',
};

describe('placeholders', () => {
  const filled: readonly (readonly [JsonValue, JsonValue])[] = [
    ['{{Text}}', 'x'],
    ['{{ Text }}', 'x'],
    [' {{Number}} ', 5],
    ['{{Yes}}', true],
    ['{{Nothing}}', null],
    ['{{Object}}', { a: [1] }],
    ['a {{Number}} b {{Yes}}', 'a 5 b true'],
    ['{{Text}}{{Text}}', 'xx'],
    ['is {{Object}}', 'is {"a":[1]}'],
    ['{{Dollar}}!', '$& $1!'],
    ['{{Missing}} {{Text}}', '{{Missing}} x'],
    [{ 'key {{Text}}': ['{{Number}}', 1] }, { 'key {{Text}}': [5, 1] }],
    ['{{5}} {{}} {{a{b}}', '{{5}} {{}} {{a{b}}'],
  ];
  for (const [before, after] of filled) {
    it(`fills ${JSON.stringify(before)}`, () => {
      assert.deepEqual(fillPlaceholders(before, (name) => VALUES[name]).document, after);
    });
  }

  it('tells names that stand for nothing, each once', () => {
    assert.deepEqual(fillPlaceholders(['{{A}}', 'b {{A}} {{B}}'], () => undefined).missing, ['A', 'B']);
  });

  it('asks for a value with its place', () => {
    const seen: string[] = [];
    fillPlaceholders({ actions: [{ 'a.b': '{{A}}', c: 'x {{B}}' }] }, (name, path) => {
      seen.push(`${name} at ${path}`);
      return '';
    });
    assert.deepEqual(seen, ['A at actions[0].a.b', 'B at actions[0].c']);
  });

  it('finds them with their places', () => {
    assert.deepEqual(findPlaceholders({ a: ['{{A}}'], b: 'x {{ B c }}' }), [
      { name: 'A', path: 'a[0]', whole: true },
      { name: 'B c', path: 'b', whole: false },
    ]);
  });

  it('cuts a text at them', () => {
    assert.deepEqual(splitPlaceholders('a {{A}}b{{B}}'), { literals: ['a ', 'b', ''], names: ['A', 'B'] });
    assert.deepEqual(splitPlaceholders('plain'), { literals: ['plain'], names: [] });
  });

  it('have names that begin with a letter', () => {
    const names = ['A', 'Chat token', 'Größe 2', 'a.b_c-d', '5', ' A', 'A ', 'a}b', ''];
    assert.deepEqual(names.map(isPlaceholderName), [true, true, true, true, false, false, false, false, false]);
  });
});
