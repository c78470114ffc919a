import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';

/** An option of a command, as its help shows it. */
export interface Option {
  /** What the option takes, such as `FILE`; absent for a switch. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly many?: true;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** One line: what it does. */
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given: a text for an option that takes one, all texts where several are allowed, true for a switch. */
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]?: O[Name] extends { readonly many: true }
    ? readonly string[]
    : O[Name] extends { readonly value: string }
      ? string
      : true;
};

export type CommandLine<O extends Options> =
  | { readonly ok: true; readonly values: OptionValues<O>; readonly operands: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Reads the arguments of a command. The last one counts of an option that was given twice. */
export function readCommandLine<O extends Options>(args: readonly string[], options: O): CommandLine<O> {
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, { value, many = false }] of Object.entries(options)) {
    config[name] = { type: value === undefined ? 'boolean' : 'string', multiple: many };
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    const wrong = Object.entries(options).find(([name, { choices }]) => {
      const value = values[name];
      return choices !== undefined && typeof value === 'string' && !choices.includes(value);
    });
    if (wrong !== undefined) {
      const [name, { choices = [] }] = wrong;
      return { ok: false, message: `--${name} takes ${choices.join(' or ')}, not "${String(values[name])}".` };
    }
    return { ok: true, values: values as OptionValues<O>, operands: positionals };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, message: firstSentence(error.message) };
  }
}

/** Node adds what to do about an operand that starts with a dash, which few people want to know. */
function firstSentence(message: string): string {
  const sentence = message.replace(/\n[^]*$/, '').replace(/\. (?:To specify|Did you) [^]*$/, '.');
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
