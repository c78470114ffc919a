import assert from 'node:assert/strict';
import { readDocument, readJson, withDigitsOf, writeJson, writePrettyJson } from '../../../flexli/engine/exactJson';
import { pythonText } from '../../../flexli/engine/python/pythonText';
import { withPlainNumbers } from '../../../flexli/expressions/python/exactNumber';
import type { JsonValue } from '../../../flexli/model/json';
import { answer, call, core, prepareRun, runActions, SHOP } from './support/testHost';

function checkText(json: string, text: string): void {
  assert.equal(pythonText(readJson(json)), text);
}

describe('readJson', () => {
  it('tells floats from integers, and keeps all digits', () => {
    checkText('[5, 5.0, -0.0, 0.50, 1e2, 1E-7, 1e22, 100.00]', '[5, 5.0, -0.0, 0.5, 100.0, 1e-07, 1e+22, 100.0]');
    checkText('[9007199254740993, -12345678901234567890]', '[9007199254740993, -12345678901234567890]');
    checkText('{"a": {"b": [2.0]}, "t": "2.0 and 1e5"}', "{'a': {'b': [2.0]}, 't': '2.0 and 1e5'}");
    checkText('[{"\\u0023number": "5"}, "x\\"2.0\\"", 1.0]', `[{'#number': '5'}, 'x"2.0"', 1.0]`);
  });

  it('throws where JSON does', () => {
    assert.throws(() => readJson('{5.0}'), SyntaxError);
  });
});

describe('writeJson', () => {
  it('writes what readJson read', () => {
    for (const json of [
      '[5.0,12345678901234567890]',
      '{"a":[1,2.5,{"b":-3.0}],"c":"\\u0000number0"}',
      '1e+22',
      'null',
    ]) {
      assert.equal(writeJson(readJson(json)), json);
    }
  });

  it('is JSON.stringify for everything else', () => {
    const value = { a: [1, 'x', null, true], __proto__: null };
    assert.equal(writeJson(value), JSON.stringify(value));
  });
});

describe('writePrettyJson', () => {
  it('writes numbers digit by digit, and everything else as JSON.stringify does', () => {
    const value = readJson('{"a": [5.0, 12345678901234567890, "#number5.0"], "b": {"c": null, "d": 1e22}, "e": 1}');
    assert.equal(
      writePrettyJson({ value, left: undefined }),
      `{
  "value": {
    "a": [
      5.0,
      12345678901234567890,
      "#number5.0"
    ],
    "b": {
      "c": null,
      "d": 1e+22
    },
    "e": 1
  }
}`,
    );
    assert.equal(writePrettyJson(readJson('5.0')), '5.0');
    assert.equal(writePrettyJson('x'), '"x"');
  });
});

describe('readDocument', () => {
  it('keeps the digits of integers, save in conditions', () => {
    const read = readDocument('{"a": [12345678901234567890, 5.0], "condition": {"value": 12345678901234567890}}');
    assert.equal(writeJson(read), '{"a":[12345678901234567890,5],"condition":{"value":12345678901234567000}}');
    assert.deepEqual(readDocument('{"a": 1.5}'), { a: 1.5 });
  });

  it('gives them to what was made of the same text', () => {
    const exact = readDocument('{"a": [12345678901234567890, 1], "b": 12345678901234567890, "c": 2}');
    const made: JsonValue = { a: [12345678901234567890, 'x'], b: 'changed', c: 2, d: null };
    const text = '{"a":[12345678901234567890,"x"],"b":"changed","c":2,"d":null}';
    assert.equal(writeJson(withDigitsOf(made, exact)), text);
    assert.deepEqual(withDigitsOf(made, undefined), made);
  });
});

describe('numbers in a run', () => {
  /** The texts that a state of these numbers fills. */
  async function checkFilled(
    input: string,
    variables: Record<string, string>,
    text: string,
    expected: string,
  ): Promise<void> {
    const { host } = await runActions([core('CustomEvent', 1, { parameters: { event_type: text }, variables })], {
      input: readJson(input),
    });
    assert.equal(host.emitted[0]?.eventType, expected);
  }

  it('are floats or integers where Python shows it', async () => {
    await checkFilled('{"n": 5.0}', { n: '::n' }, '{n} {n:.1f} {n:g} {n:+} {n!r}', '5.0 5.0 5 +5.0 5.0');
    await checkFilled('{"l": [2, 4]}', { n: '::avg(l)', s: '::sum(l)' }, '{n} {s}', '3.0 6');
    await checkFilled('{"l": [0.5, 1.5]}', { n: '::sum(l)', s: '::abs(`-2.0`)' }, '{n} {s}', '2.0 2.0');
    await checkFilled('{}', { n: "::to_number('7.0')", s: "::to_number('7')" }, '{n} {s}', '7.0 7');
    await checkFilled(
      '{"n": 1e22}',
      { n: '::ceil(n)', s: '::to_string(n)' },
      '{n:d} {s}',
      '10000000000000000000000 1e+22',
    );
    await checkFilled(
      '{"n": 12345678901234567890}',
      { n: '::n' },
      '{n} {n:,} {n:x}',
      '12345678901234567890 12,345,678,901,234,567,890 ab54a98ceb1f0ad2',
    );
  });

  it('cannot be written as integers when they are floats', async () => {
    const { result } = await runActions(
      [core('CustomEvent', 1, { parameters: { event_type: '{n:d}' }, variables: { n: '::n' } })],
      { input: readJson('{"n": 5.0}') },
    );
    assert.match(result.reason ?? '', /Unknown format code 'd' for object of type 'float'/);
  });

  it('keep their digits on the way to a service', async () => {
    const actions = [
      call('Get', 1, { parameters: { id: '::id' }, transform: { next: '::id' } }),
      call('Add', 2, { parameters: { next: '::next', price: '::price' } }),
    ];
    const first = answer(200, null);
    const body = '{"id": 98765432109876543210}';
    const { host, result } = await runActions(actions, {
      input: readJson('{"id": 12345678901234567890, "price": 3.0}'),
      answers: [first.ok ? { ok: true, response: { ...first.response, body } } : first],
      connector: SHOP,
    });
    assert.equal(host.requests[0]?.url, 'https://shop.example.com/items/12345678901234567890');
    assert.equal(host.requests[1]?.body, '{"next":98765432109876543210,"price":3.0}');
    assert.equal((result.state as { price: unknown }).price, 3);
  });

  it('are plain for whoever watches', async () => {
    const input = readJson('{"n": 5.0, "rest": {"a": 1}}');
    const { host, result } = await runActions([core('Transform', 1, { transform: { m: '::n' } }), core('Wait', 2)], {
      input,
    });
    const states: readonly (JsonValue | undefined)[] = [result.state, ...host.records.map(({ state }) => state)];
    assert.deepEqual(states.slice(0, 2), [
      { n: 5, rest: { a: 1 }, m: 5 },
      { n: 5, rest: { a: 1 } },
    ]);
    for (const event of host.events)
      assert.equal(JSON.stringify(event), JSON.stringify(withPlainNumbers(event as unknown as JsonValue)));
  });

  it('keep their digits for who takes them so', async () => {
    const input = readJson('{"n": 5.0}');
    const run = prepareRun([core('Transform', 1, { transform: { m: '::n' } })], { input, takesExact: true });
    const result = await run.runner.run(new AbortController().signal);
    assert.equal(writeJson(result.state), '{"n":5.0,"m":5.0}');
    assert.equal(writeJson(run.host.records[0]?.state ?? null), '{"n":5.0}');
  });

  it('are compared by value', async () => {
    const condition = {
      criteria: [{ attributes: [{ type: 'Number', attribute: '::n', operator: 'eq', value: 5 } as const] }],
    };
    const { result } = await runActions([core('Wait', 1, { condition, parameters: { seconds: '::zero' } })], {
      input: readJson('{"n": 5.0, "zero": 0.0}'),
    });
    assert.equal(result.status, 'successful');
  });
});
