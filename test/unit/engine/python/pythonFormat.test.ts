import assert from 'node:assert/strict';
import { formatWithVariables } from '../../../../flexli/engine/python/pythonFormat';
import type { JsonObject } from '../../../../flexli/model/json';

const VARIABLES: JsonObject = {
  name: 'Zoë',
  n: 42,
  neg: -3,
  half: 2.5,
  price: 1234567.891,
  on: true,
  none: null,
  list: [1, 'a'],
  w: 8,
  'x.y': 1,
};

function checkFilled(text: string, expected: string): void {
  assert.deepEqual(formatWithVariables(text, VARIABLES), { ok: true, text: expected, changed: true }, text);
}

function checkLeft(text: string): void {
  assert.deepEqual(formatWithVariables(text, VARIABLES), { ok: true, text, changed: false }, text);
}

function checkWrong(text: string, message: string): void {
  assert.deepEqual(formatWithVariables(text, VARIABLES), { ok: false, message }, text);
}

describe('formatWithVariables', () => {
  it('prints values as Python does', () => {
    checkFilled('{name} {n} {on} {none} {list}', "Zoë 42 True None [1, 'a']");
    checkFilled('{{{name}}}', '{Zoë}');
    checkFilled('{name!r}|{name!a}|{n!s:>4}', "'Zoë'|'Zo\\xeb'|  42");
  });

  it('leaves a text in which a field is no variable, or none stands', () => {
    for (const text of ['no field', '{{name}}', '{name} {other}', '{}', '{0}', '{ name }', '{name.x}']) checkLeft(text);
  });

  it('aligns and fills', () => {
    checkFilled('{n:>6}|{n:<6}|{n:^6}|{n:*^7}', '    42|42    |  42  |**42***');
    checkFilled('{name:>6}|{name:.2}|{neg:=+6}|{neg:06d}', '   Zoë|Zo|-    3|-00003');
    checkFilled('{on:>6}|{n:{w}}|', '     1|      42|');
  });

  it('writes numbers in every form', () => {
    checkFilled('{n:x} {n:#X} {n:b} {n:o} {n:c} {n:+}', '2a 0X2A 101010 52 * +42');
    checkFilled('{price:,.2f} {price:.3e} {price:g} {price:.1%}', '1,234,567.89 1.235e+06 1.23457e+06 123456789.1%');
    checkFilled('{half:.0f} {half:.1} {n:_} {n:012,}', '2 2e+00 42 0,000,000,042');
    checkFilled('{n:#.0f} {half:#g} {none!s:>5}', '42. 2.50000  None');
  });

  it('says what Python says', () => {
    checkWrong('{name', "expected '}' before end of string");
    checkWrong('{none:>5}', 'unsupported format string passed to NoneType.__format__');
    checkWrong('{list:>5}', 'unsupported format string passed to list.__format__');
    checkWrong('{name:d}', "Unknown format code 'd' for object of type 'str'");
    checkWrong('{half:d}', "Unknown format code 'd' for object of type 'float'");
    checkWrong('{n:.2d}', 'Precision not allowed in integer format specifier');
    checkWrong('{name:+}', 'Sign not allowed in string format specifier');
    checkWrong('{n:,x}', "Cannot specify ',' with 'x'.");
    checkWrong('{n:5!}', "Invalid format specifier '5!' for object of type 'int'");
    checkWrong('{n!z}', "Unknown conversion specifier 'z'");
    checkWrong('{n:{other}}', "There is no variable 'other'");
  });

  it('refuses results that would fill the memory', () => {
    checkWrong('{n:999999999}', 'Too many decimal digits in format string');
    checkWrong('{half:.999999999f}', 'Too many decimal digits in format string');
    checkWrong('{n:{w:{w}}}', 'Max string recursion exceeded');
  });
});
