import { COMMANDS } from './commands';
import { ExitCode } from './exitCode';
import type { Terminal } from './terminal';
import { readVersion } from './version';

/** Runs `flexli` with the arguments after its name, and says the exit code. */
export async function flexli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help());
    return ExitCode.fine;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${await readVersion()}\n`);
    return ExitCode.fine;
  }
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry === undefined) {
    terminal.tell(name === undefined ? help() : `flexli: There is no command "${name}".\n\n${help()}`);
    return ExitCode.usage;
  }
  return (await entry.load()).run(rest, terminal);
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: flexli COMMAND [ARGUMENT…]\n\n${lines.join('\n')}\n\nflexli COMMAND --help explains one; flexli --version says the version.\n`;
}
