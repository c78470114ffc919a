import assert from 'node:assert/strict';
import { limitNames, readEmulatorLimits, readRunLimits } from '../../../cli/limits';
import { DEFAULT_LIMITS } from '../../../flexli/emulator/execution/limits';
import { DEFAULT_RUN_LIMITS } from '../../../flexli/engine/runLimits';

function checkWrong(given: readonly string[], message: RegExp): void {
  for (const read of [readRunLimits(given), readEmulatorLimits(given)]) {
    assert.ok(!read.ok);
    assert.match(read.message, message);
  }
}

describe('limits', () => {
  it('are read by their names', () => {
    assert.deepEqual(readRunLimits(['actions=5', 'response-bytes=1000', 'actions=7']), {
      ok: true,
      limits: { actions: 7, responseBytes: 1000 },
    });
    assert.deepEqual(readEmulatorLimits(['parallel-runs=2', 'seconds=60']), {
      ok: true,
      limits: { parallelRuns: 2, run: { seconds: 60 } },
    });
    assert.deepEqual(readEmulatorLimits([]), { ok: true, limits: { run: {} } });
  });

  it('can all be chosen', () => {
    const all = (names: string): readonly string[] => names.split(', ').map((name) => `${name}=3`);
    const run = readRunLimits(all(limitNames('run')));
    assert.ok(run.ok);
    assert.deepEqual(Object.keys(run.limits).sort(), Object.keys(DEFAULT_RUN_LIMITS).sort());
    const emulator = readEmulatorLimits(all(limitNames('emulator')));
    assert.ok(emulator.ok);
    assert.deepEqual(Object.keys(emulator.limits).sort(), Object.keys(DEFAULT_LIMITS).sort());
    assert.deepEqual(emulator.limits.run, run.limits);
  });

  it('are refused when they are none', () => {
    checkWrong(['action=5'], /^--limit takes NAME=NUMBER, not "action=5"\. The names are .*actions,/);
    checkWrong(['actions'], /not "actions"\./);
    checkWrong(['=5'], /not "=5"\./);
    for (const digits of ['', '0', '-1', '1.5', '1e3', 'x', '99999999999999999999']) {
      checkWrong([`actions=${digits}`], /^--limit actions takes a whole number from 1 up, not "/);
    }
    assert.equal(readRunLimits(['chain=5']).ok, false);
  });
});
