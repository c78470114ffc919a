import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** Wraps handlers, so that one that fails gives an empty answer and a line in the log, never an error in the editor. */
export class Guard {
  readonly #connection: Connection;
  #running = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Requests that wait for their answer; background work lets them go first. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /**
   * @param label names the feature in the log
   * @param fallback the answer when the handler fails
   */
  request<P, R>(label: string, fallback: R, handler: (params: P, token: CancellationToken) => R | Promise<R>) {
    return async (params: P, token: CancellationToken): Promise<R> => {
      stopIfCancelled(token);
      const answer = await this.#answer(label, fallback, () => handler(params, token));
      stopIfCancelled(token);
      return answer;
    };
  }

  notification<P>(label: string, handler: (params: P) => void | Promise<void>) {
    return async (params: P): Promise<void> => {
      await this.run(label, () => handler(params));
    };
  }

  /** Work that nobody asked for, such as reading files at the start. */
  async run(label: string, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(label, error);
    }
  }

  /** The stack stays out of the log of normal use; a person can do nothing with it. */
  report(label: string, error: unknown): void {
    this.#connection.console.error(`${label} failed: ${error instanceof Error ? error.message : String(error)}`);
  }

  async #answer<R>(label: string, fallback: R, handler: () => R | Promise<R>): Promise<R> {
    this.#running++;
    try {
      return await handler();
    } catch (error) {
      this.report(label, error);
      return fallback;
    } finally {
      this.#running--;
    }
  }
}

/** LSP wants an answer also when nobody waits for it any more; what is thrown here becomes one. */
function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}
