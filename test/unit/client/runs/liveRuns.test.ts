import assert from 'node:assert/strict';
import type { ServerEvent } from '../../../../flexli/api/eventStream';
import { LiveRuns } from '../../../../client/runs/liveRuns';

/** An engine whose streams a test lets speak and end. */
class Engine {
  readonly streams = new Map<string, { tell: () => void; end: () => void }>();
  /** Every stream that was opened, in order. */
  readonly opened: string[] = [];

  followLocalRun(id: string, onEvent: (event: ServerEvent) => void, signal: AbortSignal): Promise<void> {
    this.opened.push(id);
    return new Promise((resolve) => {
      const tell = (): void => {
        onEvent({ type: 'actionStarted', data: '{}' });
      };
      this.streams.set(id, { tell, end: resolve });
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('live runs', () => {
  let engine: Engine;
  let woken: number;
  let live: LiveRuns;
  let stop: AbortController;

  beforeEach(() => {
    engine = new Engine();
    woken = 0;
    live = new LiveRuns(() => woken++);
    stop = new AbortController();
  });

  it('wake whoever looks at the list when something happens, and at their end', async () => {
    live.listen(engine, ['a', 'b'], stop.signal);
    engine.streams.get('a')?.tell();
    assert.equal(woken, 1);
    engine.streams.get('a')?.end();
    await settled();
    assert.equal(woken, 2);
  });

  it('are listened to once, also when the stream ended before the run', async () => {
    live.listen(engine, ['a'], stop.signal);
    live.listen(engine, ['a'], stop.signal);
    engine.streams.get('a')?.end();
    await settled();
    live.listen(engine, ['a'], stop.signal);
    assert.deepEqual(engine.opened, ['a']);
  });

  it('are listened to again after somebody looked away', async () => {
    live.listen(engine, ['a'], stop.signal);
    stop.abort();
    await settled();
    assert.equal(woken, 0);
    live.listen(engine, ['a'], new AbortController().signal);
    assert.deepEqual(engine.opened, ['a', 'a']);
  });

  it('are not listened to all at once', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => String(index));
    live.listen(engine, ids, stop.signal);
    assert.equal(engine.opened.length, 5);
    engine.streams.get('0')?.end();
    await settled();
    live.listen(engine, ids, stop.signal);
    assert.equal(engine.opened.at(-1), '5');
    assert.equal(engine.opened.length, 6);
  });
});
