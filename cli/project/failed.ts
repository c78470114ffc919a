import { wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import type { Terminal } from '../terminal';

/** Tells why a command could not do its work. */
export function failed(
  name: string,
  { message, usage }: { readonly message: string; readonly usage: boolean },
  terminal: Terminal,
): ExitCode {
  if (usage) return wrongUsage(name, message, terminal);
  terminal.tell(`flexli ${name}: ${message}\n`);
  return ExitCode.failed;
}
