import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateExpression } from '../../flexli/expressions/evaluate';
import { standardFunctions } from '../../flexli/expressions/functions/standard';
import type { JsonValue } from '../../flexli/expressions/jsonValue';

/** The official compliance cases of jmespath.test, beside the checkout of those who work on it. */
const SUITE = path.resolve('../shared/jmespath');

interface Group {
  readonly given: JsonValue;
  readonly cases: readonly SuiteCase[];
}

interface SuiteCase {
  readonly expression: string;
  readonly result?: JsonValue;
  /** What kind of error is expected, in the words of the suite. */
  readonly error?: string;
  /** A case for measuring only. */
  readonly bench?: string;
}

/** Which stage of ours reports an error of the suite. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  syntax: ['parse'],
  'invalid-type': ['evaluate'],
  'invalid-arity': ['evaluate'],
  'unknown-function': ['evaluate'],
  'invalid-value': ['parse', 'evaluate'],
};

function checkSuiteCase(item: SuiteCase, given: JsonValue, file: string): void {
  const ours = evaluateExpression(item.expression, given, standardFunctions);
  const about = `${file} ${item.expression}: ${JSON.stringify(ours)}`;
  if (item.error === undefined) {
    assert.ok(ours.ok, about);
    if (item.bench === undefined) assert.deepEqual(ours.value, item.result, about);
    return;
  }
  assert.ok(!ours.ok, about);
  assert.ok(STAGES[item.error]?.includes(ours.error.stage), `${about}, expected ${item.error}`);
}

describe('the official JMESPath suite', () => {
  if (!existsSync(SUITE)) {
    it.skip('skipped, since ../shared/jmespath is not there');
    return;
  }
  for (const file of readdirSync(SUITE).filter((name) => name.endsWith('.json'))) {
    const groups = JSON.parse(readFileSync(path.join(SUITE, file), 'utf8')) as readonly Group[];
    const count = groups.reduce((sum, { cases }) => sum + cases.length, 0);
    it(`${file}: ${count} cases`, () => {
      for (const { given, cases } of groups) for (const item of cases) checkSuiteCase(item, given, file);
    });
  }
});
