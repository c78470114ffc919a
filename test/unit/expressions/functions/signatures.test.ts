import assert from 'node:assert/strict';
import { checkExpression } from '../../../../flexli/expressions/check';
import { evaluateExpression } from '../../../../flexli/expressions/evaluate';
import { signatureLabel } from '../../../../flexli/expressions/functions/signature';
import { FUNCTION_SIGNATURES, signatureOf } from '../../../../flexli/expressions/functions/signatures';
import { parseExpression } from '../../../../flexli/expressions/parser';
import { functions } from '../support';

/** What the examples read from, so that each of them gives what it says. */
const DATA: Readonly<Record<string, unknown>> = {
  balance: -5,
  scores: [1, 2, 3, 4],
  price: 1.5,
  tags: ['a', 'b', 'new'],
  file: 'a.json',
  user: { id: 7, name: 'Ann' },
  items: [{ id: 1, price: 10 }, { price: 2.5 }, { id: 3 }],
  people: [
    { name: 'Ann', age: 47 },
    { name: 'Tom', age: 31 },
  ],
  defaults: { a: 1, b: 1 },
  settings: { b: 2 },
  name: 'admin-Ann',
  names: ['Tom', 'Ann'],
  count: 12,
  before: [1, 2],
  after: [1, 4],
  created: '2024-07-31T12:00:00Z',
};

/** Where an example is better with data of its own. */
const OWN: Readonly<Record<string, unknown>> = {
  join: { tags: ['a', 'b'] },
  max: { scores: [3, 9, 1] },
  reverse: { items: [1, 2, 3] },
  not_null: { nickname: null, name: 'Ann' },
  sort_by: { people: [{ age: 47 }, { age: 31 }] },
  flexli_to_json_string: { user: { id: 7 } },
};

/** These have another result every time; only its form is checked. */
const FORM_ONLY = new Set(['flexli_datetime', 'flexli_datetime_now', 'flexli_random_string']);

describe('signatures', () => {
  it('describe exactly the functions that exist', () => {
    assert.deepEqual(FUNCTION_SIGNATURES.map(({ name }) => name).sort(), [...functions.keys()].sort());
    assert.equal(signatureOf('nope'), undefined);
    assert.equal(signatureOf('constructor'), undefined);
  });

  for (const signature of FUNCTION_SIGNATURES) {
    const { name, example, snippet, parameters, variadic, description } = signature;
    it(`of ${name} have an example that is right`, () => {
      const source = (OWN[name] ?? DATA) as never;
      const result = evaluateExpression(example.expression, source, functions);
      assert.ok(result.ok, JSON.stringify(result));
      const expected = JSON.parse(example.result) as unknown;
      if (FORM_ONLY.has(name)) {
        assert.equal(typeof result.value, typeof expected);
        assert.equal(JSON.stringify(result.value).length, JSON.stringify(expected).length);
      } else {
        assert.deepEqual(result.value, expected);
      }
      assert.deepEqual(checkExpression(parseExpression(example.expression), { functions: 'all' }), []);
    });

    it(`of ${name} have a snippet for every parameter`, () => {
      const stops = [...snippet.matchAll(/\$\{(\d+)[:|]([^}]*)\}/g)];
      assert.ok(variadic ? stops.length >= parameters.length : stops.length === parameters.length, snippet);
      const filled = snippet.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, '$1$2');
      const parsed = parseExpression(filled);
      assert.deepEqual([...parsed.errors, ...checkExpression(parsed, { functions: 'all' })], [], filled);
    });

    it(`of ${name} are described`, () => {
      assert.match(description, /^[A-Z].*\.$/);
      assert.ok(signatureLabel(signature).startsWith(`${name}(`));
      for (const parameter of parameters) assert.notEqual(parameter.description, '');
    });
  }
});

describe('signatureLabel', () => {
  const label = (name: string) => {
    const signature = signatureOf(name);
    assert.ok(signature);
    return signatureLabel(signature);
  };

  it('shows parameters, and that more may follow', () => {
    assert.equal(label('max_by'), 'max_by(items, expression)');
    assert.equal(label('merge'), 'merge(object, …)');
    assert.equal(label('flexli_datetime_now'), 'flexli_datetime_now()');
  });
});
