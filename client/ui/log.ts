import { type LogOutputChannel, window } from 'vscode';

/** The one output channel. What is logged: steps, ids, and messages of failures; never a body, a header or a secret. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Flexli', { log: true });
}
