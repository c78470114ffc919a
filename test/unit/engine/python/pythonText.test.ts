import assert from 'node:assert/strict';
import { pythonNumber, pythonRepr, pythonText } from '../../../../flexli/engine/python/pythonText';
import type { JsonValue } from '../../../../flexli/model/json';

function checkText(value: JsonValue, text: string): void {
  assert.equal(pythonText(value), text);
}

function checkRepr(value: JsonValue, text: string): void {
  assert.equal(pythonRepr(value), text);
}

describe('pythonText', () => {
  it('prints constants, numbers and texts', () => {
    checkText(null, 'None');
    checkText(true, 'True');
    checkText(false, 'False');
    checkText('it\'s "text"', 'it\'s "text"');
    checkText(5, '5');
    checkText(-0, '0');
    checkText(19.5, '19.5');
    checkText(1.5e-7, '1.5e-07');
    checkText(0.0001, '0.0001');
  });

  it('prints lists and objects with the repr of what is in them', () => {
    checkText([1, 'a', null, [true]], "[1, 'a', None, [True]]");
    checkText({ a: { b: "it's" } }, "{'a': {'b': \"it's\"}}");
    checkText({}, '{}');
  });
});

describe('pythonRepr', () => {
  it('chooses the quotes as Python does', () => {
    checkRepr('a', "'a'");
    checkRepr("it's", '"it\'s"');
    checkRepr('say "hi"', '\'say "hi"\'');
    checkRepr('it\'s "both"', "'it\\'s \"both\"'");
  });

  it('escapes what cannot be printed', () => {
    checkRepr('a\\b\n\t\r', "'a\\\\b\\n\\t\\r'");
    checkRepr('\u0000\u001b\u007f\u00a0', "'\\x00\\x1b\\x7f\\xa0'");
    checkRepr('\u200b\u2028\ufeff', "'\\u200b\\u2028\\ufeff'");
    checkRepr('\ud800', "'\\ud800'");
    checkRepr('\u{e0001}', "'\\U000e0001'");
    checkRepr('Zoë 😀', "'Zoë 😀'");
  });
});

describe('pythonNumber', () => {
  it('names what JSON has no numbers for', () => {
    assert.deepEqual([Infinity, -Infinity, NaN].map(pythonNumber), ['inf', '-inf', 'nan']);
  });
});
