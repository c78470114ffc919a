import { TimestampFields, wholeNumber } from './timestampFields';
import { readNumber } from './timestampNumbers';
import { halfOfDay, isFiller, isUtc, looksLikeZone, monthOf, weekdayOf } from './timestampWords';
import { Unreadable } from './unreadable';

/** Reads a text token by token, as the parser of dateutil does. */
export class TimestampReader extends TimestampFields {
  /** Reads all tokens, or throws Unreadable. */
  read(): void {
    let index = 0;
    while (index < this.tokens.length) {
      index = this.readToken(index) + 1;
    }
  }

  /** Returns the index of the last token that was read. */
  private readToken(index: number): number {
    const token = this.token(index);
    if (/^\d/.test(token)) {
      return readNumber(this, index);
    }
    const weekday = weekdayOf(token);
    if (weekday !== undefined) {
      this.weekday = weekday;
      return index;
    }
    const month = monthOf(token);
    if (month !== undefined) {
      return this.readMonth(index, month);
    }
    const half = halfOfDay(token);
    if (half !== undefined) {
      if (this.hour === undefined || this.hour > 12) {
        throw new Unreadable();
      }
      this.setHour(this.hour, half);
      return index;
    }
    if (this.hour !== undefined && this.zone === undefined && this.offset === undefined && looksLikeZone(token)) {
      return this.readZone(index, token);
    }
    if (this.hour !== undefined && (token === '+' || token === '-')) {
      return this.readOffset(index, token === '+' ? 1 : -1);
    }
    if (!isFiller(token)) {
      throw new Unreadable();
    }
    return index;
  }

  /** `Jan`, `Jan-05`, `Jan-05-2024`, `Jan of 2024` */
  private readMonth(index: number, month: number): number {
    const { tokens, date } = this;
    date.addNumber(month, 'month');
    const separator = tokens[index + 1];
    if (separator === '-' || separator === '/') {
      date.addDigits(this.token(index + 2));
      if (tokens[index + 3] !== separator) {
        return index + 2;
      }
      date.addDigits(this.token(index + 4));
      return index + 4;
    }
    const year = tokens[index + 4];
    if (
      separator === ' ' &&
      tokens[index + 2]?.toLowerCase() === 'of' &&
      tokens[index + 3] === ' ' &&
      year !== undefined
    ) {
      if (/^\d+$/.test(year)) {
        date.addDigits(String(Number(year) < 100 ? this.fullYear(Number(year)) : Number(year)), 'year');
      }
      return index + 4;
    }
    return index;
  }

  /** `Z`, `UTC`, `CEST`, and `GMT+3`, which means three hours behind. */
  private readZone(index: number, token: string): number {
    this.zone = token;
    this.offset = isUtc(token) ? 0 : undefined;
    const sign = this.tokens[index + 1];
    if (sign === '+' || sign === '-') {
      this.tokens[index + 1] = sign === '+' ? '-' : '+';
      this.offset = undefined;
      this.zone = isUtc(token) ? undefined : token;
    }
    return index;
  }

  /** `+0200`, `+02:00`, `+02`, with the name of a zone in parentheses after it. */
  private readOffset(index: number, sign: 1 | -1): number {
    const { tokens } = this;
    const digits = this.token(index + 1);
    let end = index + 1;
    let minutes = 0;
    if (digits.length === 4) {
      minutes = wholeNumber(digits.slice(0, 2)) * 60 + wholeNumber(digits.slice(2));
    } else if (tokens[index + 2] === ':') {
      minutes = wholeNumber(digits) * 60 + wholeNumber(this.token(index + 3));
      end = index + 3;
    } else if (digits.length <= 2) {
      minutes = wholeNumber(digits) * 60;
    } else {
      throw new Unreadable();
    }
    this.offset = sign * minutes * 60;
    const zone = tokens[end + 3];
    const named = isFiller(tokens[end + 1] ?? '') && tokens[end + 2] === '(' && tokens[end + 4] === ')';
    if (named && zone !== undefined && zone.length >= 3 && this.zone === undefined && looksLikeZone(zone)) {
      this.zone = zone;
      end += 4;
    }
    return end;
  }
}
