import assert from 'node:assert/strict';
import type { ApiResult } from '../../../flexli/api/failure';
import { runRecords } from '../../../flexli/api/runRecords';
import type { RunHistoryItem } from '../../../flexli/model/run';

type Histories = Readonly<Record<string, readonly RunHistoryItem[]>>;

/** A record such as `running 1`, of a run itself, or of another in its history: `failed of child`. */
function item(text: string): RunHistoryItem {
  const [, status = '', , nested] = /^(\w+)(?: \d)?( of (\w+))?$/.exec(text) ?? [];
  return { status: status as RunHistoryItem['status'], time: text, ...(nested ? { nested_run_id: nested } : {}) };
}

function history(...items: readonly string[]): readonly RunHistoryItem[] {
  return items.map(item);
}

/** Checks the records of the run `child`, and whose histories were read for them. */
async function check(
  histories: Histories,
  parent: string | undefined,
  expected: readonly string[],
  asked: readonly string[],
): Promise<void> {
  const read: string[] = [];
  const records = await runRecords('child', parent, (id): Promise<ApiResult<readonly RunHistoryItem[]>> => {
    read.push(id);
    const value = histories[id];
    return Promise.resolve(
      value ? { ok: true, value } : { ok: false, error: { kind: 'not-found', message: 'It is gone.' } },
    );
  });
  const told = records.ok ? records.value.map(({ time, nested_run_id: of }) => `${time}${of ? ` (${of})` : ''}`) : [];
  assert.deepEqual([told, read], [expected, asked]);
}

describe('the records of a run', () => {
  it('are its history', async () => {
    await check({ child: history('running 1', 'failed') }, undefined, ['running 1', 'failed'], ['child']);
  });

  it('are its history where the engine keeps that apart, and its parent is not asked', async () => {
    await check({ child: history('running 1') }, 'parent', ['running 1'], ['child']);
  });

  it('are what the parent keeps of it, and of its own what its items did', async () => {
    const parent = history(
      'running 1',
      'running of child',
      'running 2',
      'failed of child',
      'failed of other',
      'failed',
    );
    await check(
      { parent, child: history('running of item') },
      'parent',
      ['running of child', 'failed of child', 'running of item (item)'],
      ['child', 'parent'],
    );
  });

  it('are few when the parent is gone', async () => {
    await check({ child: [] }, 'parent', [], ['child', 'parent']);
  });

  it('cannot be read when its history cannot', async () => {
    await check({}, 'parent', [], ['child']);
  });
});
