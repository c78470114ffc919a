import assert from 'node:assert/strict';
import { checkExpression } from '../../../flexli/expressions/check';
import { evaluateExpression } from '../../../flexli/expressions/evaluate';
import { standardFunctions } from '../../../flexli/expressions/functions/standard';
import { parseExpression } from '../../../flexli/expressions/parser';
import { childrenOf, nodesAt, walkExpression } from '../../../flexli/expressions/walk';
import { exampleDocuments, oddDocuments } from '../../support/randomEdits';
import { applied } from './support';

const ROUNDS = 2000;

/** The same numbers every time, from 0 to below `limit`. */
class Dice {
  constructor(private state: number) {}

  roll(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.roll(from.length)]!;
  }
}

const SEEDS = [
  'a.b.c',
  "items[?type == 'user' && id > `1`].{id: id, name: name}",
  "join(', ', sort(people[*].name))",
  'sort_by(people, &age)[-1].name || `"nobody"`',
  'a[0][1:2][::-1].b[].c.*.d[*]',
  '!(a || b) && c != @ | [0]',
  '{a: b, "c d": [e, f(`[1, 2]`)]}',
  '"quoted name".x[?"é😀" == \'it\\\'s\']',
  ...realExpressions(),
];

/** Those of the example project, and of documents with odd letters. */
function realExpressions(): readonly string[] {
  const found = new Set<string>();
  for (const { text } of [...exampleDocuments(), ...oddDocuments()]) {
    JSON.parse(text.replace(/^\uFEFF/, ''), (_, value: unknown) => {
      if (typeof value === 'string' && value.startsWith('::')) found.add(value.slice(2));
      return value;
    });
  }
  return [...found];
}

const PIECES = [
  ...Array.from('.[](){}*@&|!=<>,:`\'"\\ -?$#5a\n'),
  '[?',
  '[]',
  '||',
  '&&',
  '==',
  "'x'",
  '`1`',
  '"k"',
  'length(',
  'sort@)',
  '::',
  'and ',
  '😀',
  '\uD800',
];

function mutated(dice: Dice): string {
  const parts = Array.from(dice.pick(SEEDS));
  for (let count = 1 + dice.roll(4); count > 0; count--) {
    const at = dice.roll(parts.length + 1);
    if (dice.roll(3) === 0) parts.splice(at, 1 + dice.roll(3));
    else parts.splice(at, 0, dice.pick(PIECES));
  }
  return parts.join('');
}

function forEveryText(check: (text: string) => void): void {
  const dice = new Dice(7);
  for (let round = 0; round < ROUNDS; round++) check(mutated(dice));
}

const SOURCE = { a: [{ b: { c: 1 } }], items: [{ type: 'user', id: 2 }], people: [{ name: 'Ann', age: 1 }], k: 'x' };

describe('any text as an expression', () => {
  it('is read without an exception, with every error inside of the text', () => {
    forEveryText((text) => {
      for (const { offset, length, message } of parseExpression(text).errors) {
        assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, JSON.stringify(text));
        assert.notEqual(message, '');
      }
    });
  });

  it('has a tree whose nodes lie inside each other, in the order of the text', () => {
    forEveryText((text) => {
      walkExpression(parseExpression(text).ast, (node) => {
        assert.ok(node.start <= node.end && node.end <= text.length, JSON.stringify(text));
        for (const child of childrenOf(node)) {
          assert.ok(child.start >= node.start && child.end <= node.end, `${JSON.stringify(text)}: ${node.kind}`);
        }
      });
    });
  });

  it('is accepted by the parser exactly when the evaluator takes it', () => {
    forEveryText((text) => {
      const parsed = parseExpression(text);
      const result = evaluateExpression(text, SOURCE, standardFunctions);
      const refused = !result.ok && result.error.stage === 'parse';
      assert.equal(refused, parsed.errors.length > 0, JSON.stringify(text));
      if (!result.ok && !refused) assert.notEqual(result.error.code, 'incomplete-expression', JSON.stringify(text));
    });
  });

  it('has a broken tree only with an error', () => {
    forEveryText((text) => {
      const { ast, errors } = parseExpression(text);
      walkExpression(ast, ({ kind }) => {
        if (kind === 'missing' || kind === 'sequence') assert.ok(errors.length > 0, JSON.stringify(text));
      });
    });
  });

  it('is read the same twice, and by every way of asking', () => {
    forEveryText((text) => {
      assert.deepEqual(parseExpression(text), parseExpression(text));
    });
  });

  it('is checked without an exception', () => {
    forEveryText((text) => {
      const parsed = parseExpression(text);
      const findings = checkExpression(parsed, { functions: 'all' });
      assert.ok(parsed.errors.length === 0 || findings.length === 0);
      for (const { offset, length } of findings) assert.ok(offset >= 0 && offset + length <= text.length);
    });
  });

  it('has no fix that leaves the same error in the same place, save that something is gone', () => {
    forEveryText((text) => {
      const [first] = parseExpression(text).errors;
      if (first?.fix === undefined) return;
      const mended = applied(text, first.fix);
      const same = parseExpression(mended).errors.find(
        ({ code, offset }) => code === first.code && offset === first.offset,
      );
      assert.ok(same === undefined || mended.length < text.length, JSON.stringify(text));
    });
  });

  it('has a way of nodes to every place', () => {
    forEveryText((text) => {
      const { ast } = parseExpression(text);
      for (let offset = 0; offset <= text.length; offset++) {
        for (const node of nodesAt(ast, offset)) assert.ok(node.start <= offset && offset <= node.end);
      }
    });
  });
});
