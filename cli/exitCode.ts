/** What the commands end with. */
export const ExitCode = {
  /** All is well. */
  fine: 0,
  /** The command was understood, but what it was asked to do went wrong, or it found errors. */
  failed: 1,
  /** Wrong usage: unknown options, files that are not there. */
  usage: 2,
  /** `flexli plan --exit-code`: all is well, and there is something to deploy. */
  changes: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
