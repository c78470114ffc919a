/** Why an emulator could not start, told apart so that the caller can offer the step that helps. */
export type StartProblem =
  /** The port is taken by another program. */
  | 'port-unavailable'
  /** Another emulator has the data file open. */
  | 'data-held'
  /** The data file cannot be created, read or written. */
  | 'data-unavailable'
  /** The data file is no database, or is damaged. */
  | 'data-damaged'
  /** A newer version of this program wrote the data file. */
  | 'data-newer'
  /** `node-sqlite3-wasm.wasm` does not lie where the program looks for it. */
  | 'incomplete-installation'
  /** `encryptionKey` has not 32 bytes, or the client id or secret is empty. */
  | 'invalid-options';

/** The emulator could not start. `message` is for a person: what happened, where, and what to do next. */
export class EmulatorStartError extends Error {
  override readonly name = 'EmulatorStartError';

  constructor(
    readonly problem: StartProblem,
    message: string,
  ) {
    super(message);
  }
}
