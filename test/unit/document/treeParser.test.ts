import assert from 'node:assert/strict';
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SyntaxError } from '../../../flexli/document/tokens';
import type { ReadNode } from '../../../flexli/document/treeNode';
import { MAX_DEPTH, parseTree as parseLong, readerOf, SMALL, TreeParser } from '../../../flexli/document/treeParser';
import { applyEdit, exampleDocuments, NO_DOCUMENTS, randomEdit, randomNumbers } from '../../support/randomEdits';
import { treeOutline } from '../../support/treeOutline';

function ours(text: string, later?: ReadNode): { tree: string; errors: readonly string[] } {
  const errors: SyntaxError[] = [];
  const root = new TreeParser(text, errors, 0, later).document();
  return { tree: treeOutline(root), errors: errors.map(({ kind, offset, length }) => `${kind} ${offset}+${length}`) };
}

function theirs(text: string): { tree: string; errors: readonly string[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  return {
    tree: treeOutline(root),
    errors: errors.map(({ error, offset, length }) => `${printParseErrorCode(error)} ${offset}+${length}`),
  };
}

/** Also when what is small is read later, as in long texts. Behind a colon that is missing, ours goes on in its own way. */
function checkSame(text: string): void {
  const expected = theirs(text);
  if (expected.errors.some((error) => error.startsWith('ColonExpected'))) {
    assert.deepEqual(ours(text, readerOf(text)), ours(text), `for ${JSON.stringify(text)}, read later`);
    return;
  }
  assert.deepEqual(ours(text), expected, `for ${JSON.stringify(text)}`);
  assert.deepEqual(ours(text, readerOf(text)), expected, `for ${JSON.stringify(text)}, read later`);
}

function words(node: Node | undefined): string {
  const inner = (node?.children ?? []).map((child) => ` ${words(child)}`).join('');
  switch (node?.type) {
    case 'object':
      return `{${inner} }`;
    case 'array':
      return `[${inner} ]`;
    case 'property': {
      const [key, value] = node.children ?? [];
      return `${String(key?.value)}${value ? `=${words(value)}` : ''}`;
    }
    default:
      return JSON.stringify(node?.value);
  }
}

const TEXTS = [
  ...NO_DOCUMENTS,
  ...[
    '/',
    '/**',
    '/**/',
    '/*/',
    '// a\n1',
    '[1 /* b */, 2]',
    '{"a": 1, // c\n "b": 2}',
    'tru',
    'nullx',
    '-',
    '-a',
    '- 1',
  ],
  ...[
    '0',
    '-0',
    '00',
    '012',
    '1.',
    '1.e3',
    '1.5e',
    '1e+',
    '1E-2',
    '1e400',
    '-1.25',
    '12345678901234567890',
    '.5',
    '+1',
  ],
  ...[
    '999999999999999',
    '9999999999999999',
    '1.0',
    '1e',
    '1ex',
    '"\\',
    '"\\"',
    '"\\u12',
    '"\\u12g4"',
    '"\\uD83D\\uDE00"',
  ],
  ...[
    '"\\q"',
    '"\\\n"',
    '"a\nb"',
    '"a\rb',
    '"\tb"',
    '"\u0001\\q"',
    '"a\\/b\\b\\f\\n\\r\\t\\\\"',
    '"\u{1F600}"',
    '"\\"a',
  ],
  ...['{,}', '{"a",}', '{"a":,}', '{"a":1,}', '{"a":1 "b":2}', '{"a" 1}', '{a: 1}', '{"a":1]', '{"a":{"b":}}', '{1:2}'],
  ...[
    '[,]',
    '[1,]',
    '[1 2]',
    '[1,,2]',
    '["a":1]',
    '[}',
    '[{]',
    '[{"a":[}]',
    '{"a":[1}',
    '{"a":[1},"b":2}',
    '[1] 2',
    '{} {}',
  ],
  ...['{"a":1', '{"a":1,', '{"a"  ', '{"a":  ', '{"a":[', '{"a":{', '[1', '[1,', '[[1', '\u00a0{}', '{"a"\u2028:1}'],
];

describe('the tree parser', () => {
  for (const text of TEXTS) {
    it(`makes of ${JSON.stringify(text)} what jsonc-parser does`, () => {
      checkSame(text);
    });
  }

  for (const [seed, { name, text }] of exampleDocuments().entries()) {
    it(`makes of random edits of ${name} what jsonc-parser does`, () => {
      const random = randomNumbers(seed + 77);
      let current = text;
      for (let step = 0; step < 400; step++) {
        // Now and then from the start again, so that the text stays close to a real one.
        current = step % 10 === 0 ? text : applyEdit(current, randomEdit(current, random));
        checkSame(current);
      }
    });
  }

  it('reads every prefix and suffix of a document as jsonc-parser does', () => {
    const { text } = exampleDocuments().find(({ kind }) => kind === 'workflow')!;
    for (let at = 0; at <= text.length; at++) {
      checkSame(text.slice(0, at));
      checkSame(text.slice(at));
    }
  });

  for (const [text, outline, errors] of [
    ['{"" "b": {"c": 1}, "d": 2}', '  b={ c=1 } d=2', 'ColonExpected 4+3, CommaExpected 4+3'],
    ['{"a" {"b": 1}, "c": 2}', ' a={ b=1 } c=2', 'ColonExpected 5+1'],
    ['{"a" [1, 2], "c": 2}', ' a=[ 1 2 ] c=2', 'ColonExpected 5+1'],
    ['{"a" "b", "c": 2}', ' a="b" c=2', 'ColonExpected 5+3'],
    ['{"a" 1, "c": 2}', ' a=1 c=2', 'ColonExpected 5+1'],
    ['{"a", "c": 2}', ' a c=2', 'ColonExpected 4+1'],
    ['{"a" }', ' a', 'ColonExpected 5+1'],
    ['{"a" "b" "c": 2}', ' a="b" c=2', 'ColonExpected 5+3, CommaExpected 9+3'],
  ] as const) {
    it(`goes on in ${text} with what stands there`, () => {
      const found: SyntaxError[] = [];
      const root = new TreeParser(text, found).document();
      assert.equal(words(root), `{${outline} }`);
      assert.equal(found.map(({ kind, offset, length }) => `${kind} ${offset}+${length}`).join(', '), errors);
      assert.equal(root?.length, text.length);
    });
  }

  it('leaves what is small in a long text until somebody looks', () => {
    const item = { order: 1, parameters: { text: 'x'.repeat(SMALL / 2) } };
    const text = JSON.stringify({
      actions: Array.from({ length: 500 }, () => item),
      large: { a: ['x'.repeat(SMALL)] },
    });
    const { root } = parseLong(text);
    const [actions, large] = root?.children?.map((property) => property.children?.[1]) ?? [];
    assert.ok(root?.unread === false && actions?.unread === false && large?.unread === false);
    assert.deepEqual(new Set(actions.children?.map(({ unread }) => unread)), new Set([true]));
    assert.deepEqual({ tree: treeOutline(root), errors: [] }, theirs(text));
  });

  for (const [what, text] of [
    ['lists', '['.repeat(MAX_DEPTH + 10_000) + ']'.repeat(MAX_DEPTH + 10_000)],
    ['lists that nothing closes', '['.repeat(200_000)],
    ['objects', '{"a":'.repeat(MAX_DEPTH + 10_000) + '1' + '}'.repeat(MAX_DEPTH + 10_000)],
  ] as const) {
    it(`leaves out what is nested too deeply in ${what}`, () => {
      const errors: SyntaxError[] = [];
      const root = new TreeParser(text, errors).document();
      assert.equal(errors[0]?.kind, 'NestedTooDeeply');
      let depth = 0;
      for (let node: Node | undefined = root; node; node = node.children?.at(-1)) if (node.type !== 'property') depth++;
      assert.equal(depth, MAX_DEPTH + 1);
      assert.equal(root?.length, text.length);
    });
  }

  it('goes on behind what is nested too deeply', () => {
    const deep = '['.repeat(MAX_DEPTH + 5) + '"]"' + ']'.repeat(MAX_DEPTH + 5);
    const errors: SyntaxError[] = [];
    const root = new TreeParser(`{"a": ${deep}, "b": 2}`, errors).document();
    assert.deepEqual(
      errors.map(({ kind }) => kind),
      ['NestedTooDeeply'],
    );
    assert.equal(root?.children?.[1]?.children?.[1]?.value, 2);
  });
});
