import assert from 'node:assert/strict';
import { compareCases } from '../../parity/compare';
import { readCases } from '../../parity/readCases';
import { mismatchesOf, outLines, reportOf } from '../../parity/report';

const GOOD =
  '{"name": "Some workflow", "schema_version": 1, "actions": [{"order": 1, "type": "Flexli:CoreV1:Transform"}]}';
const LINES = [
  `{"id": "d1", "kind": "workflow", "mutation": "none", "document": ${GOOD}, "verdict": {"accepted": true, "status": 201}}`,
  // These two are wrong on purpose, so that the report has something to tell.
  `{"id": "d2", "kind": "workflow", "mutation": "set name", "document": ${GOOD}, "verdict": {"accepted": false, "status": 400}}`,
  '{"id": "d3", "kind": "workflow", "mutation": "set name", "document": {}, "verdict": {"accepted": true, "status": 201}}',
  `{"id": "d4", "kind": "connector", "document": []}`,
  '{"id": "s1", "op": "search", "expression": "a[", "source": {}, "result": {"ok": false, "stage": "parse", "offset": 2}}',
  '{"id": "s2", "op": "search", "expression": "a", "source": {"a": -0.0}, "result": {"ok": true, "value": 0}}',
  '{"id": "s3", "op": "search", "expression": "a", "source": {"a": 1}, "result": {"ok": true, "value": 2}}',
  '{"id": "k1", "op": "keypath", "path": "a.b", "result": {"ok": true, "value": ["a", "b"]}}',
  '{"id": "k2", "op": "keypath", "path": "a.b", "result": {"ok": true, "value": ["b"]}}',
  '{"id": "t1", "op": "transform", "source": {}, "updates": {"a": "::[["}, "result": {"ok": false, "error": "E", "message": "m"}}',
];

async function compared(): ReturnType<typeof compareCases> {
  const read = readCases(LINES.join('\n'), 'some.jsonl');
  assert.ok(read.ok);
  return compareCases([read.cases]);
}

describe('the report of parity', () => {
  it('counts what agrees', async () => {
    const words = reportOf(await compared()).replace(/ +/g, ' ');
    assert.match(words, /^workflow 3 1 \(33\.33 %\) 1 \(33\.33 %\) 1 0 of 0 \(–\) 0$/m);
    assert.match(words, /^search 3 2 \(66\.67 %\) 1 of 1 \(100\.00 %\)$/m);
    assert.match(words, /^keypath 1 2 50\.00 %$/m);
    assert.match(words, /^transform 1 1 100\.00 %$/m);
    assert.match(words, /^1 lines have no recorded verdict or result/m);
  });

  it('shows what differs', async () => {
    const heads = mismatchesOf(await compared()).map((text) => text.split('\n')[0]);
    assert.deepEqual(heads, [
      'd2 workflow missed: set name',
      'd3 workflow falsely refused: set name',
      's3 search "a"',
      'k2 keypath',
    ]);
  });

  it('writes a line for each, in the form of the files', async () => {
    const lines = outLines(await compared())
      .trimEnd()
      .split('\n');
    const byId = new Map(lines.map((line) => JSON.parse(line) as { id: string }).map((line) => [line.id, line]));
    assert.equal(byId.size, LINES.length);
    assert.deepEqual(byId.get('d1'), { id: 'd1', refused: [] });
    assert.deepEqual(byId.get('d4'), { id: 'd4', refused: [{ code: 'type-wrong', path: '' }] });
    assert.deepEqual(byId.get('k2'), { id: 'k2', result: { ok: true, value: ['a', 'b'] } });
    const failing = byId.get('s1') as { result?: { stage: string; offset: number } } | undefined;
    assert.deepEqual([failing?.result?.stage, failing?.result?.offset], ['parse', 2]);
  });
});
