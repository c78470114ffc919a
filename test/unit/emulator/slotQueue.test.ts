import assert from 'node:assert/strict';
import { SlotQueue } from '../../../flexli/emulator/execution/slotQueue';

describe('emulator: slot queue', () => {
  /** Tasks that end when told to. */
  function createTasks(): {
    readonly started: number[];
    readonly end: Map<number, () => void>;
    task(id: number): () => Promise<void>;
  } {
    const started: number[] = [];
    const end = new Map<number, () => void>();
    return {
      started,
      end,
      task: (id) => () =>
        new Promise((resolve) => {
          started.push(id);
          end.set(id, resolve);
        }),
    };
  }

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  it('runs in order, and no more at a time than it may', async () => {
    const queue = new SlotQueue(2);
    const tasks = createTasks();
    for (const id of [1, 2, 3, 4]) queue.add(tasks.task(id));
    assert.deepEqual(tasks.started, [], 'nothing starts in the same turn');
    await turn();
    assert.deepEqual(tasks.started, [1, 2]);
    tasks.end.get(2)?.();
    await turn();
    assert.deepEqual(tasks.started, [1, 2, 3]);
    tasks.end.get(1)?.();
    tasks.end.get(3)?.();
    await turn();
    assert.deepEqual(tasks.started, [1, 2, 3, 4]);
    tasks.end.get(4)?.();
    await queue.close();
  });

  it('waits for what runs when it closes, and drops the rest', async () => {
    const queue = new SlotQueue(1);
    const tasks = createTasks();
    queue.add(tasks.task(1));
    queue.add(tasks.task(2));
    await turn();
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    queue.add(tasks.task(3));
    await turn();
    assert.equal(closed, false);
    tasks.end.get(1)?.();
    await closing;
    await turn();
    assert.deepEqual(tasks.started, [1]);
  });
});
