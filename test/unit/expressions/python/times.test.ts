import assert from 'node:assert/strict';
import { addMinutes, daysInMonth, wallTimeOf } from '../../../../flexli/expressions/python/calendar';
import { parseTimestamp } from '../../../../flexli/expressions/python/parseTimestamp';
import { strftime } from '../../../../flexli/expressions/python/strftime';
import { NOW } from '../support';

/** Reads a text on 15 July 2024; expected is the wall clock and, where the text names one, the offset in seconds. */
function checkTime(text: string, expected: string | undefined, offset?: number): void {
  const timestamp = parseTimestamp(text, NOW);
  const shown = timestamp && new Date(timestamp.wallTime).toISOString().replace(/\.000Z$|Z$/, '');
  assert.equal(shown, expected, text);
  if (timestamp !== undefined) assert.equal(timestamp.offset, offset, `${text}: the offset`);
}

describe('parseTimestamp', () => {
  it('reads ISO 8601', () => {
    checkTime('2024-01-05', '2024-01-05T00:00:00');
    checkTime('2024-01-05T10:11:12', '2024-01-05T10:11:12');
    checkTime('2024-01-05 10:11', '2024-01-05T10:11:00');
    checkTime('2024-01-05T10:11:12.250', '2024-01-05T10:11:12.250');
    checkTime('20240105T101112', '2024-01-05T10:11:12');
    checkTime('20240105', '2024-01-05T00:00:00');
    checkTime('2024-01', '2024-01-15T00:00:00');
  });

  it('reads zones', () => {
    checkTime('2024-01-05T10:11:12Z', '2024-01-05T10:11:12', 0);
    checkTime('2024-01-05T10:11:12+02:00', '2024-01-05T10:11:12', 7200);
    checkTime('2024-01-05T10:11:12-0530', '2024-01-05T10:11:12', -19800);
    checkTime('2024-01-05T10:11:12 UTC', '2024-01-05T10:11:12', 0);
    checkTime('2024-01-05T10:11:12 GMT+3', '2024-01-05T10:11:12', -10800);
    checkTime('2024-01-05T10:11:12 EST', '2024-01-05T10:11:12');
    checkTime('2024-01-05T10:11:12+24:00', undefined);
  });

  it('reads the dates of mails, of HTTP and of people', () => {
    checkTime('Fri, 05 Jan 2024 10:11:12 GMT', '2024-01-05T10:11:12', 0);
    checkTime('Fri Jan  5 10:11:12 2024', '2024-01-05T10:11:12');
    checkTime('5 January 2024 3:04 PM', '2024-01-05T15:04:00');
    checkTime('January 5th, 2024', '2024-01-05T00:00:00');
    checkTime('5th of March 2023', '2023-03-05T00:00:00');
    checkTime('Sept 3 2020', '2020-09-03T00:00:00');
  });

  it('takes the month first, unless that cannot be', () => {
    checkTime('01/02/2024', '2024-01-02T00:00:00');
    checkTime('13/02/2024', '2024-02-13T00:00:00');
    checkTime('2024/02/13', '2024-02-13T00:00:00');
    checkTime('5.1.2024', '2024-05-01T00:00:00');
  });

  it('takes short years for those around today', () => {
    checkTime('1/2/24', '2024-01-02T00:00:00');
    checkTime('1/2/73', '2073-01-02T00:00:00');
    checkTime('1/2/75', '1975-01-02T00:00:00');
    checkTime('0099-01-05', '0099-01-05T00:00:00');
  });

  it('reads times of the day alone, on today’s date', () => {
    checkTime('10:11', '2024-07-15T10:11:00');
    checkTime('3pm', '2024-07-15T15:00:00');
    checkTime('12am', '2024-07-15T00:00:00');
    checkTime('12pm', '2024-07-15T12:00:00');
    checkTime('10h30m', '2024-07-15T10:30:00');
  });

  it('takes a weekday for the next one', () => {
    checkTime('Monday', '2024-07-15T00:00:00');
    checkTime('Sunday', '2024-07-21T00:00:00');
    checkTime('Tue 10:00', '2024-07-16T10:00:00');
  });

  it('refuses what is no time', () => {
    for (const text of ['', ' ', 'soon', '2024-13-01', '2024-02-30', '10:60', '25:00', '1e3', '-']) {
      checkTime(text, undefined);
    }
  });
});

describe('strftime', () => {
  const timestamp = { wallTime: Date.UTC(2024, 1, 29, 7, 5, 9, 45), microseconds: 678, offset: 7200, zone: 'CEST' };
  const check = (format: string, expected: string) => {
    assert.equal(strftime(timestamp, format), expected, format);
  };

  it('writes dates and times', () => {
    check('%Y-%m-%dT%H:%M:%S.%f', '2024-02-29T07:05:09.045678');
    check('%d.%m.%y %I:%M %p', '29.02.24 07:05 AM');
    check('%A, %d %B %Y', 'Thursday, 29 February 2024');
    check('%a %b %e', 'Thu Feb 29');
    check('%j %U %W %V %u %w', '060 08 09 09 4 4');
    check('%s', String(Date.UTC(2024, 1, 29, 7, 5, 9) / 1000));
  });

  it('writes zones where there are', () => {
    check('%z %Z', '+0200 CEST');
    assert.equal(strftime({ ...timestamp, offset: undefined, zone: '' }, '[%z%Z]'), '[]');
    assert.equal(strftime({ ...timestamp, offset: -19800, zone: '' }, '%z'), '-0530');
  });

  it('takes flags and widths', () => {
    check('%-d/%-m', '29/2');
    check('%_m|%3d|%^a|%#p', ' 2|029|THU|am');
  });

  it('leaves alone what it does not know', () => {
    check('100% %Q %', '100% %Q %');
    check('%%', '%');
    check('plain', 'plain');
  });
});

describe('calendar', () => {
  it('knows the days of months', () => {
    const days = [1, 2, 4, 12].map((month) => daysInMonth(2023, month));
    assert.deepEqual(days, [31, 28, 30, 31]);
    assert.deepEqual(
      [2000, 1900, 2024].map((year) => daysInMonth(year, 2)),
      [29, 28, 29],
    );
  });

  it('knows which dates and times there are', () => {
    const clock = { year: 2024, month: 2, day: 29, hour: 23, minute: 59, second: 59, millisecond: 0 };
    assert.equal(wallTimeOf(clock), Date.UTC(2024, 1, 29, 23, 59, 59));
    for (const wrong of [
      { day: 30 },
      { month: 13 },
      { hour: 24 },
      { minute: 60 },
      { second: 60 },
      { year: 0 },
      { year: 10_000 },
    ]) {
      assert.equal(wallTimeOf({ ...clock, ...wrong }), undefined, JSON.stringify(wrong));
    }
    assert.equal(new Date(wallTimeOf({ ...clock, year: 50, day: 1 }) ?? 0).getUTCFullYear(), 50);
  });

  it('adds minutes, parts of them too', () => {
    const start = { wallTime: 0, microseconds: 0, offset: undefined, zone: '' };
    assert.equal(addMinutes(start, 1.5)?.wallTime, 90_000);
    assert.equal(addMinutes(start, -1)?.wallTime, -60_000);
    assert.deepEqual(addMinutes(start, 1 / 60_000_000), { ...start, microseconds: 1 });
    assert.equal(addMinutes(start, 1e12), undefined);
    assert.equal(addMinutes(start, -1e12), undefined);
    assert.equal(addMinutes(start, NaN), undefined);
  });
});
