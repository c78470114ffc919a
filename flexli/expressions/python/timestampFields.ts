import { DateParts } from './dateParts';
import { Unreadable } from './unreadable';

/** What a text says of a time; what it does not say is undefined. */
export class TimestampFields {
  readonly date = new DateParts();
  weekday: number | undefined;
  hour: number | undefined;
  minute: number | undefined;
  second: number | undefined;
  microsecond: number | undefined;
  zone: string | undefined;
  /** Seconds east of UTC. */
  offset: number | undefined;

  constructor(
    readonly tokens: string[],
    private readonly currentYear: number,
  ) {}

  /** A token that must be there. */
  token(index: number): string {
    const token = this.tokens[index];
    if (token === undefined) {
      throw new Unreadable();
    }
    return token;
  }

  /** Two digits stand for the year that is nearest to the present one. */
  fullYear(year: number): number {
    const full = year + Math.floor(this.currentYear / 100) * 100;
    return full >= this.currentYear + 50 ? full - 100 : full < this.currentYear - 50 ? full + 100 : full;
  }

  /** Sets the hour of a clock of twelve hours. */
  setHour(hour: number, half: number | undefined): void {
    this.hour = hour < 12 && half === 1 ? hour + 12 : hour === 12 && half === 0 ? 0 : hour;
  }
}

/** A whole number of digits only. */
export function wholeNumber(digits: string): number {
  if (!/^\d+$/.test(digits)) {
    throw new Unreadable();
  }
  return Number(digits);
}
