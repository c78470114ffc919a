import assert from 'node:assert/strict';
import { liesInside, liesOn, touchedPlace } from '../../parity/touched';

const DOCUMENT = {
  actions: [
    { order: 1, typ: 'Wait', parameters: { '0': 'a', list: [1, 2] } },
    { order: 2, types: 'Wait' },
    { order: 2, types: 'Wait' },
  ],
};

function check(mutation: string, on: readonly string[], inside: readonly string[], elsewhere: readonly string[]): void {
  const touched = touchedPlace(mutation, DOCUMENT);
  assert.ok(touched, mutation);
  const found = [...on, ...inside, ...elsewhere].map((path) => [
    path,
    liesOn(path, touched),
    liesInside(path, touched),
  ]);
  assert.deepEqual(found, [
    ...on.map((path) => [path, true, false]),
    ...inside.map((path) => [path, false, true]),
    ...elsewhere.map((path) => [path, false, false]),
  ]);
}

describe('the node that a mutation touched', () => {
  it('is named by its path', () => {
    check(
      'set actions/0/order',
      ['actions[0].order', 'actions[0]'],
      [],
      ['actions', 'actions[0].ord', 'actions[0].orders'],
    );
    check('set actions/0', ['actions[0]', 'actions'], ['actions[0].order'], ['', 'actions[01]', 'actions[1]']);
    check('del name', ['name', ''], [], ['names']);
  });

  it('is a new key', () => {
    check('add  version', ['version', ''], ['version.a'], ['actions']);
    check('add actions/1 on_error', ['actions[1].on_error', 'actions[1]'], ['actions[1].on_error.a'], ['actions']);
  });

  it('is a renamed key under both names', () => {
    check('ren actions/0/type', ['actions[0].type', 'actions[0].typ', 'actions[0]'], [], ['actions[0].order']);
    check('ren actions/1/type', ['actions[1].type', 'actions[1].types', 'actions[1]'], [], ['actions[1].typ']);
  });

  it('is the copy of an item', () => {
    check('dup actions/1', ['actions[2]', 'actions'], ['actions[2].order'], ['actions[1]']);
  });

  it('tells keys that are numbers from indices', () => {
    check('set actions/0/parameters/0', ['actions[0].parameters.0'], [], ['actions[0].parameters[0]']);
    check('del actions/0/parameters/list/2', ['actions[0].parameters.list[2]'], [], []);
  });

  it('is unknown where nothing, two things or an unnamed one was touched', () => {
    for (const mutation of ['none', 'set name; del actions', 'swap name']) {
      assert.equal(touchedPlace(mutation, DOCUMENT), undefined, mutation);
    }
  });
});
