import assert from 'node:assert/strict';
import { evaluateExpression } from '../../../flexli/expressions/evaluate';
import { standardFunctions } from '../../../flexli/expressions/functions/standard';

/** An expression that doubles what it makes, so many times, and what comes behind it. */
function check(step: string, times: number, end: string, source: string, message: RegExp): void {
  const expression = [...Array.from({ length: times }, () => step), end].join(' | ');
  const result = evaluateExpression(expression, source, standardFunctions);
  assert.ok(!result.ok);
  assert.equal(result.error.code, 'too-large');
  assert.match(result.error.message, message);
}

describe('what an expression makes within itself', () => {
  it('is no text that is too long', () => {
    check("join('', [@, @])", 40, '@', 'x'.repeat(1000), /^The text would have more than 100000000 characters\.$/);
    check('[@, @]', 40, 'to_string(@)', 'x'.repeat(100_000), /^The text/);
    check('{a: @, b: @}', 40, 'to_string(@)', 'x'.repeat(100_000), /^The text/);
  });

  it('is no list that is too long', () => {
    check('[@, @][]', 40, '@', 'x', /^The list would have more than 10000000 items\.$/);
  });

  it('may be large', () => {
    const result = evaluateExpression(
      "join('', [@, @]) | join('', [@, @]) | length(@)",
      'x'.repeat(1000),
      standardFunctions,
    );
    assert.deepEqual(result, { ok: true, value: 4000 });
  });
});
