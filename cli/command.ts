import type { Option, Options, OptionValues } from './commandLine';
import { readCommandLine } from './commandLine';
import { ExitCode } from './exitCode';
import type { Terminal } from './terminal';

/** A command of `flexli`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

export interface CommandDescription<O extends Options> {
  readonly name: string;
  readonly summary: string;
  /** The operands as the help shows them, such as `[PATH…]`; absent when there are none. */
  readonly operands?: string;
  readonly options: O;
  /** What else the help says, in lines. */
  readonly notes: readonly string[];
  /** Called with well-formed arguments. */
  run(values: OptionValues<O>, operands: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

const HELP = { help: { help: 'shows this help' } } as const satisfies Options;

/** Makes a command that reads its arguments, and shows its help when asked. */
export function command<const O extends Options>(description: CommandDescription<O>): Command {
  const { name, summary, options } = description;
  return {
    name,
    summary,
    async run(args, terminal) {
      const line = readCommandLine(args, { ...options, ...HELP });
      if (!line.ok) return wrongUsage(name, line.message, terminal);
      const { values } = line;
      if (values.help) {
        terminal.out(helpOf(description));
        return ExitCode.fine;
      }
      if (description.operands === undefined && line.operands.length > 0) {
        return wrongUsage(name, `Unexpected argument "${line.operands.join(' ')}".`, terminal);
      }
      return description.run(values, line.operands, terminal);
    },
  };
}

/** Says what is wrong with how a command was called, and where to read more. */
export function wrongUsage(name: string, message: string, terminal: Terminal): ExitCode {
  terminal.tell(`flexli ${name}: ${message}\nSee flexli ${name} --help.\n`);
  return ExitCode.usage;
}

function helpOf<O extends Options>({ name, summary, operands, options, notes }: CommandDescription<O>): string {
  const shown: Options = { ...options, ...HELP };
  const rows = Object.entries(shown).map(([option, given]) => [withValue(option, given), given.help] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  const own = Object.entries<Option>(options).map(([option, given]) => `[${withValue(option, given)}]`);
  const usage = ['flexli', name, ...(operands === undefined ? [] : [operands]), ...own].join(' ');
  return [
    `${summary}.`,
    '',
    `Usage: ${usage}`,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
    ...notes,
    '',
  ].join('\n');
}

function withValue(option: string, { value, choices }: Option): string {
  const taken = choices?.join('|') ?? value;
  return taken === undefined ? `--${option}` : `--${option} ${taken}`;
}
