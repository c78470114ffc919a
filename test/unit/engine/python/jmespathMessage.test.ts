import assert from 'node:assert/strict';
import { readJson } from '../../../../flexli/engine/exactJson';
import { EvaluatorFactory } from '../../../../flexli/engine/expressionEvaluator';

const evaluator = new EvaluatorFactory({ now: () => new Date(0), random: () => 0 }, 'alpha-2024-07').create()
  .expressions;

/** What the failure of an expression over JSON is in the words of jmespath.py, which were taken from it. */
function check(expression: string, source: string, text: string): void {
  const outcome = evaluator.evaluate(expression, readJson(source));
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.failure.hostedText, outcome.failure.crash], [text, false]);
}

/** A failure of Python itself, at which the hosted engine crashes. */
function checkCrash(expression: string, source: string): void {
  const outcome = evaluator.evaluate(expression, readJson(source));
  assert.deepEqual(!outcome.ok && [outcome.failure.hostedText, outcome.failure.crash], [undefined, true]);
}

describe('what jmespath.py says', () => {
  const type = (name: string, value: string, expected: string, received: string): string =>
    `In function ${name}(), invalid type for value: ${value}, expected one of: [${expected}], received: "${received}"`;

  it('of arguments of another type', () => {
    check('length(`1`)', 'null', type('length', '1', "'string', 'array', 'object'", 'number'));
    check('floor(@)', 'true', type('floor', 'True', "'number'", 'boolean'));
    check('keys(@)', `[1, "a", null]`, type('keys', "[1, 'a', None]", "'object'", 'array'));
    check("starts_with(a, 'x')", `{"a": {"k": "v'"}}`, type('starts_with', `{'k': "v'"}`, "'string'", 'object'));
    check("max_by(@, 'a')", '[1]', type('max_by', 'a', "'expref'", 'string'));
  });

  it('of items of another type', () => {
    check('sum(@)', '[1, "x"]', type('sum', 'x', "'array-number'", 'str'));
    check('sum(@)', '[1, null]', type('sum', 'None', "'array-number'", 'NoneType'));
    check('max(@)', '[true]', type('max', 'True', "'array-number', 'array-string'", 'bool'));
    check('sort(@)', '["a", 5.0]', type('sort', '5.0', "'array-string', 'array-number'", 'float'));
    check('sort(@)', '["a", 5]', type('sort', '5', "'array-string', 'array-number'", 'int'));
    check("join(',', @)", '["a", ["b"]]', type('join', "['b']", "'array-string'", 'list'));
    check('sort(@)', '[{}]', type('sort', '{}', "'array-string', 'array-number'", 'dict'));
  });

  it('of keys to order by', () => {
    check('sort_by(@, &a)', '[{"a": {}}]', type('sort_by', "{'a': {}}", "'string', 'number'", 'object'));
    check('sort_by(@, &a)', '[{"a": 1}, {"a": "x"}, {"a": []}]', type('sort_by', 'x', "'number'", 'string'));
    check('sort_by(@, &a)', '[{"a": "x"}, {}]', type('sort_by', 'None', "'string'", 'null'));
    check('max_by(@, &a)', '[{"a": true}]', type('max_by', 'True', "'number', 'string'", 'boolean'));
  });

  it('of the number of arguments and unknown functions', () => {
    check('length()', '{}', 'Expected 1 argument for function length(), received 0');
    check('starts_with(a)', '{}', 'Expected 2 arguments for function starts_with(), received 1');
    check('merge()', '{}', 'Expected at least 1 argument for function merge(), received 0');
    check('nope(a)', '{}', 'Unknown function: nope()');
  });

  it('nothing of what Python itself does not take', () => {
    checkCrash("contains('a', `1`)", '{}');
    checkCrash('merge(@, `1`)', '{}');
    checkCrash('max_by(@, &a)', '[{"a": 1}, {"a": "x"}]');
    checkCrash("flexli_random_string(`1.5`, 'numbers')", '{}');
  });
});
