import assert from 'node:assert/strict';
import { EmulatorClock } from '../../../flexli/emulator/clock';

const LIVE = new AbortController().signal;
const NOON = Date.parse('2024-06-01T12:00:00Z');

describe('emulator: the clock', () => {
  it('shows the time of the system until it is set', () => {
    const clock = new EmulatorClock();
    assert.ok(Math.abs(clock.now().getTime() - Date.now()) < 1000);
    clock.set({ time: NOON, frozen: true });
    assert.deepEqual(clock.setting, { time: NOON, frozen: true });
    clock.set({ time: NOON, frozen: false });
    assert.ok(clock.now().getTime() - NOON < 1000);
  });

  it('wakes who sleeps when it has come to the time', async () => {
    const clock = new EmulatorClock();
    clock.set({ time: NOON, frozen: true });
    const woken: string[] = [];
    const sleeps = [60_000, 30_000].map(async (ms) => {
      await clock.sleep(ms, LIVE);
      woken.push(`${ms} at ${clock.now().toISOString()}`);
    });
    clock.set({ time: NOON + 29_999, frozen: true });
    clock.set({ time: NOON + 30_000, frozen: true });
    await sleeps[1];
    assert.deepEqual(woken, ['30000 at 2024-06-01T12:00:30.000Z']);
    clock.set({ time: NOON + 90_000, frozen: true });
    await Promise.all(sleeps);
    assert.equal(woken.length, 2);
  });

  it('wakes who sleeps in the ordinary way, and on a signal', async () => {
    const clock = new EmulatorClock();
    await clock.sleep(1, LIVE);
    const abort = new AbortController();
    const sleep = clock.sleep(1e12, abort.signal);
    abort.abort();
    await sleep;
    await clock.sleep(1e12, abort.signal);
  });

  it('calls back once, unless that was ended', async () => {
    const clock = new EmulatorClock();
    clock.set({ time: NOON, frozen: true });
    let calls = 0;
    clock.wakeAt(NOON + 10, () => calls++);
    const end = clock.wakeAt(NOON + 10, () => (calls += 100));
    end();
    clock.set({ time: NOON + 20, frozen: true });
    clock.set({ time: NOON + 30, frozen: true });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(calls, 1);
  });
});
