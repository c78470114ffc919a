import assert from 'node:assert/strict';
import { unsharedKeys, withKeys } from '../../../../server/languageservice/inference/keyLayers';
import { sameShape } from '../../../../server/languageservice/inference/sameShape';
import type { KeyShape } from '../../../../server/languageservice/inference/shape';
import { closedObject, keyShape, NUMBER, STRING } from '../../../../server/languageservice/inference/shape';
import { randomNumbers } from '../../../support/randomEdits';

type Keys = ReadonlyMap<string, KeyShape>;

const text = keyShape(STRING);
const number = keyShape(NUMBER);

function checkEqual(keys: Keys, expected: Keys): void {
  assert.deepEqual(new Map(keys), expected);
  assert.equal(keys.size, expected.size);
  assert.deepEqual([...keys.keys()], [...expected.keys()]);
  assert.deepEqual([...keys.values()], [...expected.values()]);
  for (const key of [...expected.keys(), 'elsewhere']) {
    assert.equal(keys.get(key), expected.get(key));
    assert.equal(keys.has(key), expected.has(key));
  }
}

describe('withKeys', () => {
  it('is the same as a copy with the changes, and leaves the old keys alone', () => {
    const random = randomNumbers(5);
    let keys: Keys = new Map();
    let copy = new Map<string, KeyShape>();
    for (let round = 0; round < 300; round++) {
      const changes = new Map(
        Array.from({ length: random(4) }, () => [`k${random(120)}`, random(2) === 0 ? text : { ...number }] as const),
      );
      const [before, beforeCopy] = [keys, copy];
      keys = withKeys(keys, changes);
      copy = new Map([...copy, ...changes]);
      checkEqual(keys, copy);
      checkEqual(before, beforeCopy);
    }
  });

  it('is the same object without changes', () => {
    const keys = new Map([['a', text]]);
    assert.equal(withKeys(keys, new Map()), keys);
  });
});

describe('unsharedKeys', () => {
  const many: Keys = new Map(Array.from({ length: 50 }, (_, index) => [`k${index}`, text] as const));

  it('are those that were laid over common ones', () => {
    const first = withKeys(many, new Map([['a', text]]));
    const second = withKeys(many, new Map([['b', text]]));
    assert.deepEqual([...(unsharedKeys(first, second) ?? [])].sort(), ['a', 'b']);
    assert.deepEqual([...(unsharedKeys(many, first) ?? [])], ['a']);
    assert.deepEqual([...(unsharedKeys(first, first) ?? ['none'])], []);
  });

  it('are unknown where nothing is common', () => {
    assert.equal(unsharedKeys(many, new Map(many)), undefined);
  });

  it('are all that has to be compared', () => {
    const object = (key: string, shape: KeyShape) => closedObject(withKeys(many, new Map([[key, shape]])));
    assert.ok(sameShape(object('a', text), object('a', { ...text })));
    assert.ok(!sameShape(object('a', text), object('a', number)));
    assert.ok(!sameShape(object('a', text), object('b', text)));
    assert.ok(!sameShape(object('k1', number), object('k2', number)));
    assert.ok(sameShape(closedObject(new Map(many)), closedObject(many)));
  });
});
