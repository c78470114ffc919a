import assert from 'node:assert/strict';
import { codePointLength, compareCodePoints } from '../../../../flexli/expressions/python/codePoints';
import { expressionEquals, pythonEquals } from '../../../../flexli/expressions/python/equality';
import { COMPACT, dumpJson, SPACED } from '../../../../flexli/expressions/python/jsonDumps';
import { parsePythonJson } from '../../../../flexli/expressions/python/jsonText';
import { numberOf } from '../../../../flexli/expressions/python/exactNumber';
import { parsePythonNumber } from '../../../../flexli/expressions/python/numberParsing';
import { trimPython, trimPythonStart } from '../../../../flexli/expressions/python/whitespace';
import type { JsonValue } from '../../../../flexli/expressions/jsonValue';

describe('dumpJson', () => {
  const dumps = (value: JsonValue, compact: string, spaced: string) => {
    assert.equal(dumpJson(value, COMPACT), compact);
    assert.equal(dumpJson(value, SPACED), spaced);
  };

  it('puts spaces where json.dumps does', () => {
    dumps({ a: [1, 2], b: {} }, '{"a":[1,2],"b":{}}', '{"a": [1, 2], "b": {}}');
    dumps([], '[]', '[]');
  });

  it('escapes everything beyond ASCII', () => {
    dumps('é😀\u007f', '"\\u00e9\\ud83d\\ude00\\u007f"', '"\\u00e9\\ud83d\\ude00\\u007f"');
    dumps('"\\\n\t\b\f\r\u0001', '"\\"\\\\\\n\\t\\b\\f\\r\\u0001"', '"\\"\\\\\\n\\t\\b\\f\\r\\u0001"');
  });

  it('writes numbers as repr does; what has no fraction counts as an integer', () => {
    const texts = [1, -1, 0.1, 1e21, 1e-5, 123456789.25].map((value) => dumpJson(value, COMPACT));
    assert.deepEqual(texts, ['1', '-1', '0.1', '1000000000000000000000', '1e-05', '123456789.25']);
    assert.deepEqual(
      [NaN, Infinity, -Infinity].map((value) => dumpJson(value, COMPACT)),
      ['NaN', 'Infinity', '-Infinity'],
    );
  });

  it('writes words', () => {
    dumps([true, false, null], '[true,false,null]', '[true, false, null]');
  });
});

describe('parsePythonJson', () => {
  const reads = (text: string, value: JsonValue | undefined) => {
    assert.deepEqual(parsePythonJson(text), value, text);
  };

  it('reads JSON', () => {
    reads('5', 5);
    reads('-12', -12);
    reads('"a\\nb"', 'a\nb');
    reads(' {"a": [1]} ', { a: [1] });
    reads('1e400', Infinity);
    reads('-0', 0);
  });

  it('reads what only Python takes', () => {
    reads('NaN', NaN);
    reads('[Infinity, -Infinity, "NaN"]', [Infinity, -Infinity, 'NaN']);
    reads('{"Infinity": Infinity}', { Infinity: Infinity });
  });

  it('refuses the rest', () => {
    for (const text of ['', ' ', 'text', '01', '1.', '+1', "'a'", '"a', '"a\nb"', '"a"b"', '[1,]', '{a: 1}', '"\\q"']) {
      reads(text, undefined);
    }
  });
});

describe('parsePythonNumber', () => {
  it('reads what int() or float() reads', () => {
    const cases: readonly (readonly [string, number | undefined])[] = [
      ['1', 1],
      ['-1', -1],
      ['+1', 1],
      ['\t1\n', 1],
      ['1_0', 10],
      ['1.', 1],
      ['1e-2', 0.01],
      ['1_0.5_0', 10.5],
      ['-0', 0],
      ['inf', Infinity],
      ['-Infinity', -Infinity],
      ['nan', NaN],
      ['_1', undefined],
      ['1_', undefined],
      ['1e', undefined],
      ['0b1', undefined],
      ['1 2', undefined],
      ['.', undefined],
    ];
    for (const [text, value] of cases) assert.deepEqual(numberOf(parsePythonNumber(text)), value, text);
  });
});

describe('equality', () => {
  it('of Python takes true for 1', () => {
    assert.ok(pythonEquals(true, 1));
    assert.ok(pythonEquals([0], [false]));
    assert.ok(!pythonEquals('1', 1));
    assert.ok(!pythonEquals(null, false));
  });

  it('of expressions does not, save inside of lists and objects', () => {
    assert.ok(!expressionEquals(true, 1));
    assert.ok(!expressionEquals(0, false));
    assert.ok(expressionEquals([1], [true]));
    assert.ok(expressionEquals({ a: 1, b: [2] }, { b: [2], a: 1 }));
    assert.ok(!expressionEquals({ a: 1 }, { a: 1, b: 2 }));
    assert.ok(!expressionEquals([1], [1, 2]));
    assert.ok(!expressionEquals([], {}));
  });
});

describe('code points', () => {
  it('count and order characters beyond the first plane', () => {
    assert.equal(codePointLength('a😀é'), 3);
    assert.equal(codePointLength(''), 0);
    assert.ok(compareCodePoints('\uFFFF', '😀') < 0);
    assert.ok(compareCodePoints('b', 'a') > 0);
    assert.ok(compareCodePoints('a', 'ab') < 0);
    assert.equal(compareCodePoints('é', 'é'), 0);
  });
});

describe('white space of Python', () => {
  it('is another set than that of JavaScript', () => {
    assert.equal(trimPython('\u001c a \u0085'), 'a');
    assert.equal(trimPython('\ufeffa'), '\ufeffa');
    assert.equal(trimPythonStart(' \t a '), 'a ');
  });
});
