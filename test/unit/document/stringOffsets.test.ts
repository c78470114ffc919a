import assert from 'node:assert/strict';
import { stringOffsets } from '../../../flexli/document/stringOffsets';

/** A JSON string, alone in a text; `¦` in both stands for the same place. */
function checkPlaces(source: string, content: string): void {
  const place = source.indexOf('¦');
  const text = source.replace('¦', '');
  const offsets = stringOffsets(`[${text}]`, 1, text.length);
  assert.equal(offsets.toSource(content.indexOf('¦')), place + 1, `${source}: to the source`);
  assert.equal(offsets.toContent(place + 1), content.indexOf('¦'), `${source}: to the content`);
}

describe('stringOffsets', () => {
  it('counts as the source does where nothing is escaped', () => {
    checkPlaces('"¦abc"', '¦abc');
    checkPlaces('"ab¦c"', 'ab¦c');
    checkPlaces('"abc¦"', 'abc¦');
    checkPlaces('"¦"', '¦');
    checkPlaces('"é😀¦x"', 'é😀¦x');
  });

  it('counts an escape as one character', () => {
    checkPlaces('"a\\n¦b"', 'a\n¦b');
    checkPlaces('"\\"a\\"¦"', '"a"¦');
    checkPlaces('"\\\\¦n"', '\\¦n');
    checkPlaces('"\\u0041¦b"', 'A¦b');
    checkPlaces('"\\ud83d\\ude00¦b"', '😀¦b');
    checkPlaces('"a¦\\tb"', 'a¦\tb');
  });

  it('gives the escape that holds an offset in its middle', () => {
    const offsets = stringOffsets('"a\\u0041b"', 0, 10);
    assert.deepEqual(
      [2, 3, 5, 7, 8].map((offset) => offsets.toContent(offset)),
      [1, 1, 1, 1, 2],
    );
  });

  it('keeps to the string', () => {
    const offsets = stringOffsets('"ab"', 0, 4);
    assert.deepEqual(
      [-1, 5].map((offset) => offsets.toSource(offset)),
      [1, 3],
    );
    assert.deepEqual(
      [0, 9].map((offset) => offsets.toContent(offset)),
      [0, 2],
    );
  });

  it('takes a string without its closing quote', () => {
    checkPlaces('"ab¦', 'ab¦');
    checkPlaces('"a\\"¦', 'a"¦');
    checkPlaces('"a\\\\"'.replace('"a', '"a¦'), 'a¦\\');
  });
});
