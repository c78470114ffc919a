import { daysInMonth } from './calendar';
import { Unreadable } from './unreadable';

type Role = 'year' | 'month' | 'day';

export type ResolvedDate = Readonly<Partial<Record<Role, number>>>;

/**
 * Collects the numbers of a date in the order in which they stand, and decides at the end which is the year, the
 * month and the day. As in dateutil the month comes first where nothing tells otherwise: `01/02/2024` is in January.
 */
export class DateParts {
  /** True once a year was written with its century. */
  centuryGiven = false;
  private readonly values: number[] = [];
  private readonly roles = new Map<Role, number>();

  get count(): number {
    return this.values.length;
  }

  /** Adds digits as written; more than two can only be a year. */
  addDigits(digits: string, role?: Role): void {
    if (!/^\d+$/.test(digits)) {
      throw new Unreadable();
    }
    const isYear = digits.length > 2;
    this.centuryGiven ||= isYear;
    this.add(Number(digits), isYear ? 'year' : undefined, role);
  }

  /** Adds a number whose digits say nothing; above 100 it can only be a year. */
  addNumber(value: number, role?: Role): void {
    const isYear = value > 100;
    this.centuryGiven ||= isYear;
    this.add(Math.trunc(value), isYear ? 'year' : undefined, role);
  }

  couldBeDay(value: number): boolean {
    if (this.roles.has('day')) {
      return false;
    }
    const month = this.valueOf('month');
    const days = month === undefined ? 31 : daysInMonth(this.valueOf('year') ?? 2000, month);
    return value >= 1 && value <= days;
  }

  resolve(): ResolvedDate {
    const { values, roles } = this;
    if (values.length > 3) {
      throw new Unreadable();
    }
    if (roles.size > 0 && (roles.size === values.length || (roles.size === 2 && values.length === 3))) {
      return this.byRole();
    }
    const month = roles.get('month');
    const [first = 0, second = 0, third = 0] = values;
    switch (values.length) {
      case 0:
        return {};
      case 1:
        return first > 31 ? { year: first } : { day: first };
      case 2:
        return this.resolveTwo(month, first, second);
      default:
        return resolveThree(month, roles.get('year'), [first, second, third]);
    }
  }

  private add(value: number, found: Role | undefined, given: Role | undefined): void {
    if (found !== undefined && given !== undefined && found !== given) {
      throw new Unreadable();
    }
    const role = found ?? given;
    this.values.push(value);
    if (role !== undefined) {
      if (this.roles.has(role)) {
        throw new Unreadable();
      }
      this.roles.set(role, this.values.length - 1);
    }
  }

  private valueOf(role: Role): number | undefined {
    const index = this.roles.get(role);
    return index === undefined ? undefined : this.values[index];
  }

  /** The roles are known, at most one is left to be told. */
  private byRole(): ResolvedDate {
    const resolved: Partial<Record<Role, number>> = {};
    for (const role of ROLES) {
      const index = this.roles.get(role) ?? this.unclaimed();
      const value = index === undefined ? undefined : this.values[index];
      if (value !== undefined) {
        resolved[role] = value;
      }
    }
    return resolved;
  }

  private unclaimed(): number | undefined {
    const claimed = new Set(this.roles.values());
    const index = this.values.findIndex((_value, each) => !claimed.has(each));
    return index < 0 ? undefined : index;
  }

  private resolveTwo(month: number | undefined, first: number, second: number): ResolvedDate {
    if (month !== undefined) {
      const [named, other] = month === 0 ? [first, second] : [second, first];
      return other > 31 ? { month: named, year: other } : { month: named, day: other };
    }
    if (first > 31) {
      return { year: first, month: second };
    }
    return second > 31 ? { month: first, year: second } : { month: first, day: second };
  }
}

const ROLES: readonly Role[] = ['year', 'month', 'day'];

type Three = readonly [number, number, number];

function resolveThree(month: number | undefined, year: number | undefined, [a, b, c]: Three): ResolvedDate {
  switch (month) {
    case 0:
      return b > 31 ? { month: a, year: b, day: c } : { month: a, day: b, year: c };
    case 1:
      return a > 31 ? { year: a, month: b, day: c } : { day: a, month: b, year: c };
    case 2:
      return b > 31 ? { day: a, year: b, month: c } : { year: a, day: b, month: c };
    default:
      if (a > 31 || year === 0) {
        return { year: a, month: b, day: c };
      }
      return a > 12 ? { day: a, month: b, year: c } : { month: a, day: b, year: c };
  }
}
