import assert from 'node:assert/strict';
import type { TextPart } from '../../../../server/languageservice/workspace/textParts';
import {
  formatFields,
  keyPathParts,
  keyPathStep,
  placeholderParts,
} from '../../../../server/languageservice/workspace/textParts';

/** Names and their source. */
function check(parts: readonly TextPart[], text: string, expected: readonly string[]): void {
  assert.deepEqual(
    parts.map(({ name, start, end }) =>
      text.slice(start, end) === name ? name : `${name} as ${text.slice(start, end)}`,
    ),
    expected,
  );
}

describe('the parts of a text', () => {
  it('are the steps of a key path', () => {
    const keyPath = (text: string, expected: readonly string[]) => {
      check(keyPathParts(text), text, expected);
    };
    keyPath('a', ['a']);
    keyPath('a.b', ['a', 'b']);
    keyPath('a."b.c".d', ['a', 'b.c as "b.c"', 'd']);
    keyPath("a.'b c'", ['a', "b c as 'b c'"]);
    keyPath('..a..', ['a']);
    keyPath('', []);
    assert.deepEqual(['a', 'a.b', 'a b'].map(keyPathStep), ['a', '"a.b"', 'a b']);
  });

  it('are the names of fields', () => {
    const fields = (text: string, expected: readonly string[]) => {
      check(formatFields(text), text, expected);
    };
    fields('Hello {name}, {age:>3} {x!r} {{no}} {{{yes}}}', ['name', 'age', 'x', 'yes']);
    fields('{} {a.b} {open', []);
    fields('{{Placeholder}}', []);
    fields('none', []);
  });

  it('are placeholders', () => {
    const placeholders = (text: string, expected: readonly string[]) => {
      check(placeholderParts(text), text, expected);
    };
    placeholders('{{Team Chat}} and {{ über-1_2.x }}', ['Team Chat', 'über-1_2.x']);
    placeholders('{{1}} {{}} {{a{b}} {a}', []);
  });
});
