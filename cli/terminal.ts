import { createInterface } from 'node:readline';

/** Where a command runs: what it may read of its process, and where it writes. */
export interface Terminal {
  /** Absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Results. */
  out(text: string): void;
  /** What people are told besides the results. */
  tell(text: string): void;
  /** Asks the person; undefined when nobody answers. Absent where nobody is there to ask, as in a pipeline. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /**
   * Aborts when the person wants the command to end (Ctrl+C), or the system does. A command that never asks for it is
   * ended at once.
   */
  readonly ended: AbortSignal;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a shell shows for a program that Ctrl+C ended. */
const INTERRUPTED = 130;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads has had enough, as `head` has.
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  let ended: AbortSignal | undefined;
  return {
    folder: process.cwd(),
    environment: process.env,
    out: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: askPerson } : {}),
    get ended() {
      return (ended ??= endOfProcess());
    },
  };
}

/** On stderr, since stdout is for results. Ctrl+C and Ctrl+D answer nothing. */
function askPerson(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once('close', () => {
      resolve(undefined);
    });
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

/** The second signal ends the process, should the command not end by itself. */
function endOfProcess(): AbortSignal {
  const end = new AbortController();
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (end.signal.aborted) process.exit(INTERRUPTED);
      end.abort();
    });
  }
  return end.signal;
}
