import type { Message, MessageStrategy } from 'vscode-languageserver/node';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

/** Holds messages back, in their order, until there is somebody to take them. */
export class Gate implements MessageStrategy {
  #closed: Promise<void> | undefined;

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    return this.#closed === undefined ? next(message) : this.#closed.then(() => next(message));
  }

  /** @param ready when messages may pass again */
  holdUntil(ready: Promise<void>): void {
    this.#closed = ready.finally(() => {
      this.#closed = undefined;
    });
  }
}
