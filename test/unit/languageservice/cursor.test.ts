import assert from 'node:assert/strict';
import type { Cursor } from '../../../server/languageservice/syntax/cursor';
import { findCursor, replacedRange, separatorAfter } from '../../../server/languageservice/syntax/cursor';
import { keyOf } from '../../../server/languageservice/syntax/nodes';
import { scopeOf } from '../../../server/languageservice/syntax/workflowScope';
import { atCursor, open } from './support';

function cursorAt(marked: string): { cursor: Cursor; text: string } {
  const { text, offset } = atCursor(marked);
  return { cursor: findCursor(open(text).root, text, offset), text };
}

function checkPlace(marked: string, place: Cursor['place'], replaced: string, key?: string): void {
  const { cursor, text } = cursorAt(marked);
  assert.equal(cursor.place, place);
  const { start, end } = replacedRange(cursor, text);
  assert.equal(text.slice(start, end), replaced);
  if (key !== undefined) assert.equal(cursor.property && keyOf(cursor.property), key);
}

describe('the place of a cursor', () => {
  it('is the root where nothing is written', () => {
    checkPlace('$0', 'root', '');
    checkPlace('nu$0', 'root', 'nu');
  });

  it('is a key in an object', () => {
    checkPlace('{$0}', 'key', '');
    checkPlace('{"a": 1, $0', 'key', '');
    checkPlace('{"a": 1, b$0}', 'key', 'b');
    checkPlace('{"a": 1, "b$0}', 'key', '"b');
    checkPlace('{"ab$0cd": 1}', 'key', '"abcd"', 'abcd');
    checkPlace('{"a": {"b": 1} $0}', 'key', '');
  });

  it('is a value behind a colon', () => {
    checkPlace('{"a": $0}', 'value', '', 'a');
    checkPlace('{"a":$0', 'value', '', 'a');
    checkPlace('{"a": tr$0}', 'value', 'tr', 'a');
    checkPlace('{"a": "x$0y"}', 'value', '"xy"', 'a');
    checkPlace('{"a": "x$0\n, "b": 1}', 'value', '"x', 'a');
    checkPlace('{"a": $0\n "b": 1}', 'value', '', 'a');
    checkPlace('{"a": 12$0}', 'value', '12', 'a');
    checkPlace('{"a":$0 "x"}', 'value', ' "x"', 'a');
    checkPlace('{"a":$0 12, "b": 1}', 'value', ' 12', 'a');
    checkPlace('{"a":$0\n "x"}', 'value', '', 'a');
  });

  it('is an item in a list', () => {
    checkPlace('[$0]', 'item', '');
    checkPlace('[1, $0', 'item', '');
    checkPlace('[{}, $0 {}]', 'item', '');
    checkPlace('["a$0"]', 'item', '"a"');
  });

  it('is nowhere where nothing can be written', () => {
    checkPlace('{} $0', 'nowhere', '');
    checkPlace('{"a": {}$0}', 'nowhere', '');
    checkPlace('{"a":$0 {}}', 'nowhere', '');
    checkPlace('{"a"$0 : 1}', 'key', '"a"');
    checkPlace('{"a" $0: 1}', 'nowhere', '');
  });

  it('says which comma must follow', () => {
    assert.equal(separatorAfter('1 }', 1), '');
    assert.equal(separatorAfter('1 ,', 1), '');
    assert.equal(separatorAfter('1 "b"', 1), ',');
    assert.equal(separatorAfter('1  ', 1), '');
  });
});

describe('the scope of a cursor', () => {
  function checkScope(
    marked: string,
    expected: { owner?: string; parameters?: string; level?: string; list?: boolean },
  ) {
    const { cursor, text } = cursorAt(marked);
    const { owner, parameters, level, list } = scopeOf(cursor.container);
    const slice = (node: { offset: number; length: number } | undefined) =>
      node && text.slice(node.offset, node.offset + node.length);
    const found = {
      ...(owner && { owner: slice(owner.node) }),
      ...(parameters && { parameters: slice(parameters) }),
      ...('level' in expected && { level }),
      ...('list' in expected && { list: list !== undefined && list === cursor.container }),
    };
    assert.deepEqual(found, expected);
  }

  it('is a source', () => {
    checkScope('{"source": {$0}}', { owner: '{}' });
    checkScope('{"source": {"parameters": {$0}}}', { owner: '{"parameters": {}}', parameters: '{}' });
  });

  it('is an action, also in an Iterator and in a Branch', () => {
    checkScope('{"actions": [{$0}]}', { owner: '{}', level: 'workflow' });
    checkScope('{"actions": [$0]}', { level: 'workflow', list: true });
    checkScope('{"actions": [{"parameters": {"actions": [{$0}]}}]}', { owner: '{}', level: 'iterator' });
    checkScope('{"actions": [{"parameters": {"branches": [{"actions": [{$0}]}]}}]}', { owner: '{}', level: 'branch' });
    checkScope('{"actions": [{"parameters": {"branches": [{"actions": [{"parameters": {"actions": [{$0}]}}]}]}}]}', {
      owner: '{}',
      level: 'iterator',
    });
  });

  it('stays with a connector action inside its parameters', () => {
    const parameters = '{"actions": [{}]}';
    const owner = `{"type": "X", "parameters": ${parameters}}`;
    checkScope(`{"actions": [${owner.replace('{}', '{$0}')}]}`, { owner, parameters });
  });
});
