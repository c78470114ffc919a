import assert from 'node:assert/strict';
import { HostLimiter } from '../../../flexli/emulator/execution/hostLimiter';

const LIVE = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('emulator: calls to one host', () => {
  it('run in order, so many at a time, apart from other hosts', async () => {
    const limiter = new HostLimiter(2);
    const started: string[] = [];
    const ends: (() => void)[] = [];
    const call = (name: string, host: string, signal = LIVE) =>
      limiter.run(host, signal, async () => {
        started.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
        return name;
      });
    const results = [call('a1', 'a'), call('a2', 'a'), call('a3', 'a'), call('a4', 'a'), call('b1', 'b')];
    assert.deepEqual(started, ['a1', 'a2', 'b1']);
    ends[1]?.();
    await turn();
    assert.deepEqual(started, ['a1', 'a2', 'b1', 'a3']);
    for (let round = 0; round < 4; round++) {
      for (const end of ends) end();
      await turn();
    }
    assert.deepEqual(await Promise.all(results), ['a1', 'a2', 'a3', 'a4', 'b1']);
  });

  it('leave the queue on a signal, and give their turn on when they fail', async () => {
    const limiter = new HostLimiter(1);
    const abort = new AbortController();
    let fail = (): void => undefined;
    const first = limiter.run(
      'a',
      LIVE,
      () =>
        new Promise((_resolve, reject) => {
          fail = () => {
            reject(new Error('no'));
          };
        }),
    );
    const second = limiter.run('a', abort.signal, () => Promise.resolve('second'));
    const third = limiter.run('a', LIVE, () => Promise.resolve('third'));
    abort.abort();
    assert.equal(await second, undefined);
    fail();
    await assert.rejects(first, /no/);
    assert.equal(await third, 'third');
    assert.equal(await limiter.run('a', LIVE, () => Promise.resolve('later')), 'later');
  });
});
