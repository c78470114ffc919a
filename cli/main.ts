import { flexli } from './flexli';
import { ExitCode } from './exitCode';
import { processTerminal } from './terminal';

// Not process.exit: what was written to a pipe may still be on its way.
flexli(process.argv.slice(2), processTerminal()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Whatever a command can foresee it has said itself, so this is a mistake of ours; its stack helps whoever mends it.
    console.error(error);
    process.exitCode = ExitCode.failed;
  },
);
