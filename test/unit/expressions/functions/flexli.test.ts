import assert from 'node:assert/strict';
import { evaluateExpression } from '../../../../flexli/expressions/evaluate';
import { flexliFunctions } from '../../../../flexli/expressions/functions/flexli';
import { standardFunctions } from '../../../../flexli/expressions/functions/standard';
import { checkFailure, checkValue, NOW } from '../support';

describe('the functions of the engine', () => {
  it('tell the time', () => {
    checkValue('flexli_datetime_now()', {}, '2024-07-15T12:34:56.789Z');
    checkValue("flexli_datetime('%Y-%m-%d %H:%M')", {}, '2024-07-15 12:34');
    checkFailure('flexli_datetime(`1`)', {}, 'wrong-argument-type');
  });

  it('move a time', () => {
    const format = "'%Y-%m-%dT%H:%M:%SZ'";
    checkValue(`flexli_time_delta(a, ${format}, \`-15\`)`, { a: '2024-07-15T12:00:00Z' }, '2024-07-15T11:45:00Z');
    checkValue(`flexli_time_delta(a, ${format}, \`1440\`)`, { a: 'Jul 31 2024' }, '2024-08-01T00:00:00Z');
    checkValue(`flexli_time_delta(a, '%H:%M:%S', \`0.5\`)`, { a: '10:00' }, '10:00:30');
    checkFailure(`flexli_time_delta(a, ${format}, \`0\`)`, { a: 'soon' }, 'bad-timestamp', 'cannot read "soon"');
    checkFailure(`flexli_time_delta(a, ${format}, \`1e12\`)`, { a: '2024-01-01' }, 'bad-timestamp', '1 to 9999');
    checkFailure(`flexli_time_delta(a, ${format}, \`0\`)`, { a: 'x'.repeat(200) }, 'bad-timestamp', '…');
  });

  it('compare lists', () => {
    checkValue('flexli_diff_arrays(a, b)', { a: [1, 2], b: [2, 3] }, { added: [3], removed: [1] });
    checkValue('flexli_diff_arrays(a, b)', { a: [{ x: 1 }], b: [{ x: 1 }] }, { added: [], removed: [] });
    checkFailure('flexli_diff_arrays(a, b)', { a: [] }, 'wrong-argument-type', 'as argument 2');
  });

  it('make random texts of the sets that are asked for', () => {
    checkValue("flexli_random_string(`3`, 'lowercase')", {}, 'nnn');
    checkValue("flexli_random_string(`2`, 'numbers', 'uppercase')", {}, 'SS');
    checkValue("flexli_random_string(`0`, 'digits')", {}, '');
    checkFailure("flexli_random_string(`2`, 'digits')", {}, 'no-character-set', "'numbers'");
    checkFailure("flexli_random_string(`1.5`, 'numbers')", {}, 'wrong-argument-type', 'whole number');
    checkFailure("flexli_random_string(`1e9`, 'numbers')", {}, 'wrong-argument-type');
  });

  it('use every character of a set, and none twice as often', () => {
    let at = 0;
    const random = () => at++ / 36;
    const functions = flexliFunctions({ now: () => NOW, random });
    const result = evaluateExpression("flexli_random_string(`36`, 'lowercase', 'numbers')", null, functions);
    assert.deepEqual(result, { ok: true, value: 'abcdefghijklmnopqrstuvwxyz0123456789' });
  });

  it('write JSON with spaces, as Python does', () => {
    checkValue('flexli_to_json_string(@)', { a: [1, 'é'] }, '{"a": [1, "\\u00e9"]}');
    checkFailure('flexli_to_json_string(@)', 'text', 'wrong-argument-type', 'an object or a list');
  });

  it('give the item of the iterator, which fails outside of one', () => {
    checkValue('flexli_iterator_value().id', {}, 7);
    const outside = flexliFunctions({ now: () => NOW, random: () => 0 });
    const result = evaluateExpression('flexli_iterator_value()', {}, outside);
    assert.ok(!result.ok && result.error.code === 'no-iterator-value');
  });

  it('are unknown in conditions', () => {
    const result = evaluateExpression('flexli_datetime_now()', {}, standardFunctions);
    assert.ok(!result.ok && result.error.code === 'unknown-function');
  });
});
