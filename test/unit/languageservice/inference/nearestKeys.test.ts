import assert from 'node:assert/strict';
import { closestName } from '../../../../flexli/expressions/check/closestName';
import { withKeys } from '../../../../server/languageservice/inference/keyLayers';
import { NearestKeys } from '../../../../server/languageservice/inference/nearestKeys';
import type { KeyShape } from '../../../../server/languageservice/inference/shape';
import { closedObject, keyShape, STRING } from '../../../../server/languageservice/inference/shape';

const keysOf = (names: readonly string[]) => new Map(names.map((name): [string, KeyShape] => [name, keyShape(STRING)]));

/** Reads a name of keys that are all in one place, and of the same ones laid over each other in parts. */
function checkNearest(name: string, keys: readonly string[], expected: string | undefined): void {
  assert.equal(new NearestKeys().of(name, closedObject(keysOf(keys))), expected, 'in one place');
  for (const size of [1, 3, 7]) {
    let laid = keysOf([]) as ReadonlyMap<string, KeyShape>;
    for (let from = 0; from < keys.length; from += size) laid = withKeys(laid, keysOf(keys.slice(from, from + size)));
    assert.deepEqual([...laid.keys()], keys);
    assert.equal(new NearestKeys().of(name, closedObject(laid)), expected, `${size} at a time`);
  }
}

const MANY = Array.from({ length: 60 }, (_, index) => `step_${index}`);

describe('the keys that were most likely meant', () => {
  it('are near by their letters, wherever they lie', () => {
    checkNearest('persn', ['person', ...MANY], 'person');
    checkNearest('persn', [...MANY, 'person'], 'person');
    checkNearest('persn', [...MANY.slice(0, 30), 'person', ...MANY.slice(30)], 'person');
  });

  it('are those that begin so, when none is near', () => {
    checkNearest('messages', [...MANY, 'messages_of_today', 'message_count'], 'messages_of_today');
    checkNearest('state', [...MANY.slice(0, 5), 'statement_of_work', ...MANY.slice(5), 'stats'], 'stats');
  });

  it('are the first of those that are as near', () => {
    checkNearest('stop_7', MANY, closestName('stop_7', MANY));
    checkNearest('color', ['colour', ...MANY, 'colors'], closestName('color', ['colour', 'colors']));
  });

  it('are none where nothing is near', () => {
    checkNearest('zebra', MANY, undefined);
    checkNearest('zebra', ['lion', 'tiger'], undefined);
  });

  it('are looked for among all of a few', () => {
    checkNearest('narne', ['first_name', 'name'], closestName('narne', ['first_name', 'name']));
  });
});
