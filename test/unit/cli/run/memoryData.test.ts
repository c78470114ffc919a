import assert from 'node:assert/strict';
import { MemoryData } from '../../../../cli/run/memoryData';
import type { DataOutcome, DataRequest } from '../../../../flexli/engine/host';
import type { JsonValue } from '../../../../flexli/model/json';

/** `operation key value`, in the scope of the account. */
function request(operation: DataRequest['operation'], key: string, value: JsonValue = null): DataRequest {
  return { operation, scope: 'account', key, value };
}

function check(requests: readonly DataRequest[], expected: DataOutcome): void {
  const data = new MemoryData();
  const outcomes = requests.map((one) => data.request(one, ''));
  assert.deepEqual(outcomes.at(-1), expected);
}

describe('MemoryData', () => {
  it('reads what was written', () => {
    check([request('read', 'a')], { ok: true, value: { key: 'a', value: null } });
    check([request('write', 'a', [1]), request('read', 'a')], { ok: true, value: { key: 'a', value: [1] } });
  });

  it('lists keys by how they begin, in order', () => {
    const written = ['b.2', 'a', 'b.1'].map((key) => request('write', key, key));
    const value = ['b.1', 'b.2'].map((key) => ({ key, value: key }));
    check([...written, request('query', 'b.')], { ok: true, value });
  });

  it('counts', () => {
    check([request('increment', 'n', 2)], { ok: true, value: { key: 'n', value: 2 } });
    check([request('increment', 'n', 5), request('decrement', 'n', 2)], { ok: true, value: { key: 'n', value: 3 } });
    check([request('write', 'n', 'x'), request('increment', 'n', 1)], {
      ok: false,
      message: 'the value of n is no whole number to count with; write one first.',
    });
  });

  it('takes as long values as the store of the emulator', () => {
    check([request('write', 'a', 'x'.repeat(400_000))], {
      ok: false,
      message: 'the value for a has more than 400000 characters.',
    });
  });

  it('keeps scopes and owners apart', () => {
    const data = new MemoryData();
    data.request({ ...request('write', 'a', 1), scope: 'run' }, 'r1');
    assert.deepEqual(data.request({ ...request('read', 'a'), scope: 'run' }, 'r2'), {
      ok: true,
      value: { key: 'a', value: null },
    });
    assert.deepEqual(data.request({ ...request('read', 'a'), scope: 'workflow' }, 'r1'), {
      ok: true,
      value: { key: 'a', value: null },
    });
    assert.deepEqual(data.request({ ...request('read', 'a'), scope: 'run' }, 'r1'), {
      ok: true,
      value: { key: 'a', value: 1 },
    });
  });
});
