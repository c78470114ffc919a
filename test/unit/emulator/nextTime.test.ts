import assert from 'node:assert/strict';
import { nextTime } from '../../../flexli/emulator/schedule/nextTime';

const START = Date.parse('2024-06-01T08:00:30Z');

function checkNext(
  parameters: { readonly cron?: string; readonly rate?: string },
  expected: string,
  last?: string,
): void {
  const source = { type: 'Flexli:CoreV1:Schedule', parameters };
  const next = nextTime(source, START, last === undefined ? undefined : Date.parse(last));
  assert.equal(next === undefined ? 'never' : new Date(next).toISOString(), expected, JSON.stringify(parameters));
}

describe('emulator: the next time of a schedule', () => {
  it('comes at the rate that it has', () => {
    checkNext({ rate: '1 minute' }, '2024-06-01T08:01:30.000Z');
    checkNext({ rate: '90 minutes' }, '2024-06-01T09:30:30.000Z');
    checkNext({ rate: '2 hours' }, '2024-06-01T10:00:30.000Z');
    checkNext({ rate: '1 day' }, '2024-06-02T08:00:30.000Z');
  });

  it('keeps the pace of the last one, and lies ahead', () => {
    checkNext({ rate: '5 minutes' }, '2024-06-01T08:05:00.000Z', '2024-06-01T08:00:00Z');
    checkNext({ rate: '5 minutes' }, '2024-06-01T08:05:00.000Z', '2024-05-01T08:00:00Z');
    checkNext({ rate: '30 minutes' }, '2024-06-01T08:30:30.000Z', '2024-06-01T08:00:30Z');
    checkNext({ rate: '30 minutes' }, '2024-06-01T09:30:00.000Z', '2024-06-01T09:00:00Z');
  });

  it('fits the cron pattern, in UTC', () => {
    checkNext({ cron: '* * * * *' }, '2024-06-01T08:01:00.000Z');
    checkNext({ cron: '0 20 * * *' }, '2024-06-01T20:00:00.000Z');
    checkNext({ cron: '30 6 1 1 *' }, '2025-01-01T06:30:00.000Z');
    checkNext({ cron: '0 8 29 2 *' }, '2028-02-29T08:00:00.000Z');
  });

  it('counts weekdays from Monday to Sunday', () => {
    // 1 June 2024 was a Saturday.
    checkNext({ cron: '0 20 * * 1' }, '2024-06-03T20:00:00.000Z');
    checkNext({ cron: '0 20 * * 5' }, '2024-06-07T20:00:00.000Z');
    checkNext({ cron: '0 20 * * 7' }, '2024-06-02T20:00:00.000Z');
    checkNext({ cron: '0 20 * * ?' }, '2024-06-01T20:00:00.000Z');
  });

  it('never comes for what is no schedule', () => {
    checkNext({ cron: '0 0 31 2 *' }, 'never');
    checkNext({ cron: 'now and then' }, 'never');
    checkNext({ rate: '0 minutes' }, 'never');
    checkNext({ rate: 'often' }, 'never');
    checkNext({}, 'never');
  });
});
