import assert from 'node:assert/strict';
import type { ParityCases } from '../../parity/parityCase';
import { readCases } from '../../parity/readCases';

function read(...lines: readonly string[]): ParityCases {
  const result = readCases(lines.join('\n'), 'some.jsonl');
  assert.ok(result.ok);
  return result.cases;
}

function checkWrong(text: string, message: string): void {
  assert.deepEqual(readCases(text, 'some.jsonl'), { ok: false, message });
}

describe('lines of recorded behaviour', () => {
  it('keeps the text of a document, and gives it the account above it', () => {
    const { documents } = read(
      '{"connectors": [{"id": "A"}]}',
      '{"id": "1", "kind": "workflow", "mutation": "none", "document": {"a": 1.0}, "verdict": {"accepted": true, "status": 201}}',
      '{"connectors": []}',
      '{"id": "2", "kind": "connector", "document": {}}',
    );
    const shown = documents.map(({ id, kind, text, mutation, account }) => [id, kind, text, mutation, account.length]);
    assert.deepEqual(shown, [
      ['1', 'workflow', '{"a": 1.0}', 'none', 1],
      ['2', 'connector', '{}', 'none', 0],
    ]);
    assert.deepEqual(
      documents.map(({ verdict }) => verdict?.accepted),
      [true, undefined],
    );
  });

  it('knows by the stage of failures that only jmespath.py was asked', () => {
    const failing =
      '{"id": "1", "op": "search", "expression": "[", "source": {}, "result": {"ok": false, "stage": "parse"}}';
    const other = '{"id": "2", "op": "search", "expression": "a", "source": {}, "result": {"ok": true, "value": null}}';
    assert.deepEqual(
      read(failing, other).searches.map(({ functions }) => functions),
      ['standard', 'standard'],
    );
    assert.deepEqual(
      read(other).searches.map(({ functions }) => functions),
      ['flexli'],
    );
  });

  it('takes the numbers that only Python writes', () => {
    const line =
      '{"id": "1", "op": "search", "expression": "NaN", "source": [NaN, -Infinity], "result": {"ok": true, "value": Infinity}}';
    const [item] = read(line).searches;
    assert.deepEqual([item?.expression, item?.result], ['NaN', { ok: true, value: Infinity }]);
  });

  it('takes operations of the engine, with or without a result', () => {
    const { engine } = read(
      '{"id": "1", "op": "keypath", "path": "a.b", "result": {"ok": true, "value": ["a", "b"]}}',
      '',
      '{"id": "2", "op": "keypath", "path": "a"}',
    );
    assert.deepEqual(
      engine.map(({ case: item, isRecorded }) => [item.id, isRecorded]),
      [
        ['1', true],
        ['2', false],
      ],
    );
  });

  it('says which line is none', () => {
    checkWrong('{"connectors": []}\n# Title', 'some.jsonl:2 is no line of recorded behaviour.');
    for (const line of ['[]', 'null', '1', '{}', '{"op": "dance"}'])
      checkWrong(line, 'some.jsonl:1 is no line of recorded behaviour.');
  });
});
