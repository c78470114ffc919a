import { flexli } from '../../cli/flexli';
import type { Terminal } from '../../cli/terminal';

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly told: string;
  /** What was asked, in order. */
  readonly asked: readonly string[];
}

export interface CliOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the person answers, one after the other; without it nobody is there. */
  readonly answers?: readonly string[];
  readonly ended?: AbortSignal;
}

/** Runs a command of the CLI in this process. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const out: string[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const answers = [...(options.answers ?? [])];
  const terminal: Terminal = {
    folder: options.folder,
    environment: options.environment ?? {},
    out: (text) => out.push(text),
    tell: (text) => told.push(text),
    ended: options.ended ?? new AbortController().signal,
    ...(options.answers
      ? {
          ask: (question: string) => {
            asked.push(question);
            return Promise.resolve(answers.shift());
          },
        }
      : {}),
  };
  const code = await flexli(args, terminal);
  return { code, out: out.join(''), told: told.join(''), asked };
}
