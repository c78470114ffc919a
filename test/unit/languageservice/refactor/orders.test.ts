import { CodeActionKind } from 'vscode-languageserver-types';
import assert from 'node:assert/strict';
import { checkAction, offered } from './refactorSupport';

const check = (marked: string, title: string, expected: string | null) => {
  checkAction({ 'a.fewrk.json': marked }, title, expected === null ? null : { 'a.fewrk.json': expected });
};

describe('renumbering', () => {
  it('counts from 1 in the order in which actions run', () => {
    check(
      '{"actions": [{"order": 7}, {"$0order": 3}, {"order": 9}]}',
      'Renumber the actions from 1',
      '{"actions": [{"order": 2}, {"order": 1}, {"order": 3}]}',
    );
  });

  it('gives every action an order, and doubles another one', () => {
    check(
      '{"actions": [\n  {\n    "type": "A$0"\n  },\n  {"order": 1},\n  {"order": 1, "type": "B"},\n  {}\n]}',
      'Renumber the actions from 1',
      '{"actions": [\n  {\n    "order": 1,\n    "type": "A"\n  },\n  {"order": 2},\n  {"order": 3, "type": "B"},\n  {"order": 4}\n]}',
    );
  });

  it('mends doubled and missing orders, else it is a refactoring', () => {
    const kinds = (orders: string) =>
      offered({ 'a.fewrk.json': `{"actions": [{"order": 1$0}, ${orders}]}` })
        .actions.filter(({ title }) => title.startsWith('Renumber'))
        .map(({ kind }) => kind);
    assert.deepEqual(kinds('{"order": 1}'), ['quickfix']);
    assert.deepEqual(kinds('{}'), ['quickfix']);
    assert.deepEqual(kinds('{"order": 4}'), ['refactor.rewrite']);
  });

  it('can follow the file instead', () => {
    check(
      '{"actions": [{"order": 7}, {"order": 3$0}, {"order": 9}]}',
      'Renumber the actions as they stand in the file',
      '{"actions": [{"order": 1}, {"order": 2}, {"order": 3}]}',
    );
    check('{"actions": [{"order": 3}, {"order": 7$0}]}', 'Renumber the actions as they stand in the file', null);
  });

  it('is about the innermost list', () => {
    const branches = (orders: string) =>
      `{"actions": [{"order": 5, "type": "Flexli:CoreV1:Branch", "parameters": {"branches": ${orders}}}]}`;
    check(
      branches('[{"order": 2$0}, {"order": 4}]'),
      'Renumber the branches from 1',
      branches('[{"order": 1}, {"order": 2}]'),
    );
    check(
      branches('[{"order": 2, "actions": [{"order": 9$0}]}]'),
      'Renumber the actions from 1',
      branches('[{"order": 2, "actions": [{"order": 1}]}]'),
    );
  });

  it('is not offered where all is well, nor in a connector’s own lists', () => {
    check('{"actions": [{"order": 1}, {"order": 2$0}]}', 'Renumber the actions from 1', null);
    check(
      '{"actions": [{"order": 1, "connector_id": "x", "type": "y", "parameters": {"actions": [{"order": 4$0}]}}]}',
      'Renumber the actions from 1',
      null,
    );
  });
});

describe('moving', () => {
  const three =
    '{"actions": [\n  {"order": 1, "type": "A"},\n  {"type": "B$0", "order": 4},\n  {"order": 6, "type": "C"}\n]}';

  it('lets two actions trade places and orders, each as it is written', () => {
    check(
      three,
      'Move action up',
      '{"actions": [\n  {"type": "B", "order": 1},\n  {"order": 4, "type": "A"},\n  {"order": 6, "type": "C"}\n]}',
    );
    check(
      three,
      'Move action down',
      '{"actions": [\n  {"order": 1, "type": "A"},\n  {"order": 4, "type": "C"},\n  {"type": "B", "order": 6}\n]}',
    );
  });

  it('goes by the order in which actions run', () => {
    check(
      '{"actions": [{"order": 9, "type": "A"}, {"order": 1, "type": "B"}, {"order": 5, "type": "C$0"}]}',
      'Move action down',
      '{"actions": [{"order": 9, "type": "C"}, {"order": 1, "type": "B"}, {"order": 5, "type": "A"}]}',
    );
  });

  it('ends at both ends', () => {
    check('{"actions": [{"order": 1$0}, {"order": 2}]}', 'Move action up', null);
    check('{"actions": [{"order": 1}, {"order": 2$0}]}', 'Move action down', null);
    check('{"actions": [{"order": 1}, {"order": 1$0}]}', 'Move action up', null);
    check('{"actions": [{"order": 1}, {"o$0rder": }]}', 'Move action up', null);
  });

  it('is left out in long lists while nobody asks', () => {
    const long = (length: number) => ({
      'a.fewrk.json': `{"actions": [${Array.from({ length }, (_, index) => `{"order": ${index + 1}}`).join(', ')}, {"order": 999$0}]}`,
    });
    const titles = (length: number, asked: boolean) =>
      offered(long(length), { abilities: { createFiles: true, disabled: true, asked } }).actions.length;
    assert.ok(titles(200, true) > titles(200, false));
    assert.equal(titles(200, false), 0);
    assert.ok(titles(20, false) > 0);
  });

  it('is told apart from other kinds', () => {
    const kinds = (only: readonly string[]) =>
      offered({ 'a.fewrk.json': three }, { only }).actions.map(({ kind }) => kind);
    assert.deepEqual(kinds([CodeActionKind.RefactorMove]), ['refactor.move', 'refactor.move']);
    assert.deepEqual(kinds([CodeActionKind.QuickFix]), []);
    assert.ok(kinds([CodeActionKind.Refactor]).length > 2);
  });
});
