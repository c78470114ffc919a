import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@cfworker/json-schema';
import { readJson } from '../../../../flexli/engine/exactJson';
import type { Mock } from '../../../../flexli/engine/mocks/mock';
import { readMocks } from '../../../../flexli/engine/mocks/readMocks';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';

const schema = JSON.parse(readFileSync(path.resolve('schemas/mocks.schema.json'), 'utf8')) as JsonObject;
const bySchema = new Validator(schema, '2020-12', false);

/** What is read, and that the schema takes it, too. */
function check(mock: JsonValue, expected: Mock): void {
  assert.deepEqual(readMocks({ mocks: [mock] }), { ok: true, mocks: [expected] });
  const { valid, errors } = bySchema.validate({ mocks: [mock] });
  assert.ok(valid, JSON.stringify(errors));
}

/** Problems as `path: beginning of the message`, and that the schema refuses the file, too. */
function checkWrong(file: JsonValue, ...expected: readonly string[]): void {
  const read = readMocks(file);
  assert.ok(!read.ok, JSON.stringify(file));
  const found = read.problems.map(({ path: place, message }) => `${place}: ${message}`);
  assert.equal(found.length, expected.length, JSON.stringify(found));
  for (const [index, text] of expected.entries()) assert.ok(found[index]?.startsWith(text), JSON.stringify(found));
  assert.equal(bySchema.validate(file).valid, false, 'the schema takes it');
}

function checkWrongMock(mock: JsonValue, ...expected: readonly string[]): void {
  checkWrong({ mocks: [mock] }, ...expected);
}

const answer = (body: string, status = 200, delay = 0): Mock['answers'][number] => ({
  kind: 'answer',
  status,
  body,
  delay,
});

describe('readMocks', () => {
  it('reads what a mock stands for', () => {
    const empty = [answer('{}')];
    check({ action: 'actions[0]' }, { target: { action: 'actions[0]' }, answers: empty });
    check({ type: 'Post', workflow: 'Other' }, { target: { type: 'Post', workflow: 'Other' }, answers: empty });
    const request = { method: 'POST', url: '/a/*', query: { a: 1 }, headers: { b: 'c' }, body: [1] };
    check({ request }, { target: { request }, answers: empty });
    check({ request: {} }, { target: { request: {} }, answers: empty });
  });

  it('takes places with and without the parameters in between', () => {
    const target = { action: 'actions[1].branches[0].actions[2]' };
    check({ action: 'actions[1].branches[0].actions[2]' }, { target, answers: [answer('{}')] });
    check({ action: 'actions[1].parameters.branches[0].actions[2]' }, { target, answers: [answer('{}')] });
  });

  it('reads answers', () => {
    const checkAnswers = (given: JsonObject, ...answers: Mock['answers']): void => {
      check({ type: 'A', ...given }, { target: { type: 'A' }, answers });
    };
    checkAnswers({ value: { a: [1, null] } }, answer('{"a":[1,null]}'));
    checkAnswers({ value: null, status: 201, delay: 0.5 }, answer('null', 201, 0.5));
    checkAnswers({ text: '', status: 500 }, answer('', 500));
    checkAnswers({ status: 204 }, answer('', 204));
    checkAnswers({ error: 'No route.', delay: 2 }, { kind: 'error', message: 'No route.', delay: 2 });
    checkAnswers({ sequence: [{ status: 503 }, { value: 1 }] }, answer('{}', 503), answer('1'));
  });

  it('keeps the digits of numbers in what mocks answer', () => {
    const text = '{"status": 201.0, "delay": 1.0, "value": {"price": 5.0, "id": 12345678901234567890}}';
    assert.deepEqual(
      readMocks(readJson(`{"mocks": [{"type": "A", "request": {"body": {"n": 2.0}}, "sequence": [${text}]}]}`)),
      {
        ok: true,
        mocks: [
          {
            target: { type: 'A', request: { body: { n: 2 } } },
            answers: [answer('{"price":5.0,"id":12345678901234567890}', 201, 1)],
          },
        ],
      },
    );
    assert.ok(!readMocks(readJson('{"mocks": [1.0]}')).ok);
  });

  it('takes a schema address and no mocks', () => {
    assert.deepEqual(readMocks({ $schema: 'x', mocks: [] }), { ok: true, mocks: [] });
    assert.ok(bySchema.validate({ $schema: 'x', mocks: [] }).valid);
  });

  it('says what is wrong with the file', () => {
    for (const file of [null, [], 'x', {}, { mocks: {} }]) checkWrong(file, ': This must be {"mocks": […]}.');
    const deep = JSON.parse(`{"mocks": [{"type": "A", "value": ${'['.repeat(9000)}${']'.repeat(9000)}}]}`) as JsonValue;
    const read = readMocks(deep);
    assert.deepEqual(read.ok || read.problems, [{ path: '', message: 'This is nested deeper than 500 levels.' }]);
    checkWrong({ mocks: [], more: 1 }, 'more: "more" does not belong here.');
  });

  it('says what is wrong with what a mock stands for', () => {
    checkWrongMock({ value: 1 }, 'mocks[0]: A mock needs "action", "type" or "request"');
    checkWrongMock({ workflow: 'Other' }, 'mocks[0]: A mock needs');
    checkWrongMock({ action: 1 }, 'mocks[0].action: "action" must be a text.', 'mocks[0]: A mock needs');
    checkWrongMock({ type: ' ' }, 'mocks[0].type: "type" must be a text.', 'mocks[0]: A mock needs');
    checkWrongMock({ request: [] }, 'mocks[0].request: This must be an object');
    checkWrongMock(
      { request: { path: '/a' } },
      'mocks[0].request.path: "path" does not belong here. Known are method,',
    );
    checkWrongMock({ request: { query: 'a=1' } }, 'mocks[0].request.query: This must be an object');
  });

  it('says what is wrong with an answer', () => {
    const checkAnswer = (given: JsonObject, ...expected: readonly string[]): void => {
      checkWrongMock({ type: 'A', ...given }, ...expected.map((text) => `mocks[0].${text}`));
    };
    checkAnswer({ values: 1 }, 'values: "values" does not belong here.');
    checkAnswer({ status: 99 }, 'status: "status" must be a number from 100 to 599.');
    checkAnswer({ status: 200.5 }, 'status: "status" must be a whole number.');
    checkAnswer({ status: '200' }, 'status: "status" must be a number');
    checkAnswer({ delay: -1 }, 'delay: "delay" must be a number from 0 to 900.');
    checkAnswer({ error: '' }, 'error: "error" must be a text.');
    checkAnswer({ error: 'No.', status: 500 }, 'status: Where there is an "error", there is no "status".');
    checkAnswer({ value: 1, text: '1' }, 'text: A mock has a "value"');
    checkAnswer({ text: 1 }, 'text: "text" must be a text.');
    checkAnswer({ sequence: [] }, 'sequence: A sequence is a list of answers, at least one.');
    checkAnswer({ sequence: {} }, 'sequence: A sequence is');
    checkAnswer({ sequence: [{}], value: 1 }, 'value: "value" belongs into the items of "sequence".');
    checkAnswer(
      { sequence: [{ type: 'A' }, 1] },
      'sequence[0].type: "type" does not',
      'sequence[1]: This must be an object',
    );
  });

  it('tells everything at once', () => {
    checkWrong(
      { mocks: [1, { type: 'A', status: 1 }] },
      'mocks[0]: This must be an object',
      'mocks[0]: A mock needs',
      'mocks[1].status: "status" must',
    );
  });
});
