import type { EmulatorLimits } from '../flexli/emulator/execution/limits';
import type { RunLimits } from '../flexli/engine/runLimits';

export type ReadLimits<Limits> =
  { readonly ok: true; readonly limits: Limits } | { readonly ok: false; /** For people. */ readonly message: string };

type Names<Limits> = Readonly<Record<string, keyof Limits>>;

/** Limits of a run, as they are called in a terminal. */
const RUN_LIMITS = {
  actions: 'actions',
  seconds: 'seconds',
  nesting: 'nesting',
  'response-bytes': 'responseBytes',
  'state-size': 'stateSize',
} as const satisfies Names<RunLimits>;

const EMULATOR_LIMITS = {
  'parallel-runs': 'parallelRuns',
  'queued-runs': 'queuedRuns',
  chain: 'chain',
  'calls-per-host': 'callsPerHost',
  'data-bytes': 'dataBytes',
} as const satisfies Names<Omit<EmulatorLimits, 'run'>>;

/** What the help says of the values of `--limit`. */
export function limitNames(kind: 'run' | 'emulator'): string {
  return Object.keys(kind === 'run' ? RUN_LIMITS : { ...EMULATOR_LIMITS, ...RUN_LIMITS }).join(', ');
}

/** Reads `NAME=NUMBER` of `flexli run`. */
export function readRunLimits(given: readonly string[]): ReadLimits<Partial<RunLimits>> {
  const read = numbersOf(given, Object.keys(RUN_LIMITS));
  return read.ok ? { ok: true, limits: pick(read.numbers, RUN_LIMITS) } : read;
}

/** Reads `NAME=NUMBER` of `flexli emulator`. */
export function readEmulatorLimits(given: readonly string[]): ReadLimits<Partial<EmulatorLimits>> {
  const read = numbersOf(given, [...Object.keys(EMULATOR_LIMITS), ...Object.keys(RUN_LIMITS)]);
  if (!read.ok) return read;
  return { ok: true, limits: { ...pick(read.numbers, EMULATOR_LIMITS), run: pick(read.numbers, RUN_LIMITS) } };
}

function pick<Key extends string>(
  numbers: ReadonlyMap<string, number>,
  names: Readonly<Record<string, Key>>,
): Partial<Record<Key, number>> {
  const limits: Partial<Record<Key, number>> = {};
  for (const [name, key] of Object.entries(names)) {
    const number = numbers.get(name);
    if (number !== undefined) limits[key] = number;
  }
  return limits;
}

type Numbers =
  | { readonly ok: true; readonly numbers: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly message: string };

function numbersOf(given: readonly string[], known: readonly string[]): Numbers {
  const numbers = new Map<string, number>();
  for (const one of given) {
    const [, name = '', digits = ''] = /^([^=]*)=(.*)$/.exec(one) ?? [];
    const number = Number(digits);
    if (!known.includes(name)) {
      return { ok: false, message: `--limit takes NAME=NUMBER, not "${one}". The names are ${known.join(', ')}.` };
    }
    if (!/^\d+$/.test(digits) || number < 1 || !Number.isSafeInteger(number)) {
      return { ok: false, message: `--limit ${name} takes a whole number from 1 up, not "${digits}".` };
    }
    numbers.set(name, number);
  }
  return { ok: true, numbers };
}
