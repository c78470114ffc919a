import type { InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { clientAbilities, serverCapabilities } from './capabilities';
import { firstMessage } from './firstMessage';
import { giveWay } from './turns';

export type Transport = 'stdio' | 'node-ipc';

/** Id of a request that has its answer, though the connection will see it, too. */
export type AnsweredId = string | number | undefined;

/** What is called once the first message is there: it reads the rest of the code, and gives what connects. */
export type Load = () => Promise<(answered: AnsweredId) => void>;

/**
 * Answers `initialize` before the server's own code is read, which takes longer than all else at the start. Whatever has come
 * by then, `initialize` included, is handed on to the connection, which does not answer that once more.
 */
export function answerFirst(transport: Transport, load: Load): void {
  if (transport === 'stdio') overStdio(load);
  else overIpc(load);
}

function overStdio(load: Load): void {
  const { stdin, stdout } = process;
  let bytes = Buffer.alloc(0);
  let isRead = false;
  const leave = () => {
    process.exit(1);
  };
  const take = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (isRead) return;
    const first = firstMessage(bytes);
    if (first.kind === 'incomplete') return;
    isRead = true;
    const answer = first.kind === 'message' ? answerTo(first.message) : undefined;
    if (answer !== undefined) {
      const text = JSON.stringify(answer);
      stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    }
    go(load, (connect) => {
      stdin.off('data', take).off('end', leave);
      stdin.pause();
      stdin.unshift(bytes);
      connect(answer?.id);
      stdin.resume();
    });
  };
  stdin.on('data', take).on('end', leave);
}

function overIpc(load: Load): void {
  const messages: unknown[] = [];
  const take = (message: unknown) => {
    messages.push(message);
    if (messages.length > 1) return;
    const answer = answerTo(message);
    if (answer !== undefined) process.send?.(answer);
    go(load, (connect) => {
      process.off('message', take);
      connect(answer?.id);
      for (const one of messages) process.emit('message', one, undefined);
    });
  };
  process.on('message', take);
}

/** What has been written goes out before the code is read, which nothing can interrupt. */
function go(load: Load, connected: (connect: (answered: AnsweredId) => void) => void): void {
  giveWay()
    .then(load)
    .then(connected)
    .catch((error: unknown) => {
      process.stderr.write(`The language server cannot start: ${String(error)}\n`);
      process.exit(1);
    });
}

interface Answer {
  readonly jsonrpc: '2.0';
  readonly id: string | number;
  readonly result: InitializeResult;
}

/** Undefined for anything but a request of `initialize`. */
function answerTo(message: unknown): Answer | undefined {
  const { id, method, params } = (message ?? {}) as { id?: unknown; method?: unknown; params?: unknown };
  if (method !== 'initialize' || (typeof id !== 'string' && typeof id !== 'number')) return undefined;
  if (typeof params !== 'object' || params === null) return undefined;
  return { jsonrpc: '2.0', id, result: initializeResult(params as InitializeParams) };
}

export function initializeResult(params: InitializeParams): InitializeResult {
  const capabilities = serverCapabilities(clientAbilities(params));
  return { capabilities, serverInfo: { name: 'flexli-language-server' } };
}
