import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { EmulatorStartError } from '../startError';
import { gatewayErrors } from './gatewayErrors';
import { isOwnHost, isOwnOrigin } from './loopback';
import type { Answer, ApiRequest, EventStream } from './message';

/** Bytes of the largest body, as the hosted gateway has it. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** A body that is too large is read to its end up to here, so that the caller gets to read the answer. */
const MAX_DRAINED_BYTES = 8 * MAX_BODY_BYTES;

/** Requests at the same time; more are turned away, and told to come later. */
const MAX_OPEN_REQUESTS = 2_000;

/** Milliseconds in which a request must have arrived completely. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface ListenerOptions {
  readonly port: number;
  /** Answers a request; `params` is still empty. Must not reject. */
  readonly answer: (request: ApiRequest) => Promise<Answer>;
  readonly log: (line: string) => void;
}

/** The HTTP side: loopback only, own host names only, whole bodies, JSON answers. */
export class Listener {
  readonly #server: Server;
  readonly #closing = new AbortController();
  readonly #options: ListenerOptions;
  #open = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#server = createServer(
      { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
      (incoming, outgoing) => {
        void this.#serve(incoming, outgoing);
      },
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo | null)?.port ?? 0;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => {
        reject(portError(this.#options.port, error));
      });
      this.#server.listen({ port: this.#options.port, host: '127.0.0.1', exclusive: true }, resolve);
    });
  }

  /** Takes no more requests, and cuts off those that still run. */
  close(): Promise<void> {
    this.#closing.abort();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = Date.now();
    if (this.#open >= MAX_OPEN_REQUESTS) {
      incoming.resume();
      write(outgoing, gatewayErrors.throttled());
      return;
    }
    this.#open++;
    outgoing.once('close', () => {
      this.#open--;
    });
    const target = parseTarget(incoming.url ?? '/');
    const caller = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) caller.abort();
    });
    const answer = await this.#answer(incoming, target, AbortSignal.any([caller.signal, this.#closing.signal]));
    if (answer === undefined || outgoing.destroyed) return;
    if (answer.stream === undefined) write(outgoing, answer);
    else answer.stream(openStream(outgoing, answer, AbortSignal.any([caller.signal, this.#closing.signal])));
    // The path holds ids only; a query is left out, as nobody can say what people put there.
    this.#options.log(`${incoming.method ?? ''} ${target.path} ${answer.status} (${Date.now() - started} ms)`);
  }

  /** Undefined for a request that never came to its end; half a request must not do anything. */
  async #answer(incoming: IncomingMessage, target: Target, signal: AbortSignal): Promise<Answer | undefined> {
    if (!isOwnHost(incoming.headers.host)) return gatewayErrors.foreignHost();
    if (!isOwnOrigin(incoming.headers.origin)) return gatewayErrors.foreignOrigin();
    const body = await readBody(incoming);
    if (body.state === 'cut-off') return undefined;
    if (body.state === 'too-large') return gatewayErrors.bodyTooLarge();
    return this.#options.answer({
      id: randomUUID(),
      method: incoming.method ?? '',
      path: target.path,
      query: target.query,
      headers: incoming.headers,
      body: body.text,
      params: {},
      signal,
    });
  }
}

interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

function parseTarget(target: string): Target {
  const at = target.indexOf('?');
  return at < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) };
}

type Body =
  | { readonly state: 'complete'; readonly text: string }
  | { readonly state: 'too-large' }
  | { readonly state: 'cut-off' };

async function readBody(incoming: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (size > MAX_DRAINED_BYTES) break;
    }
  } catch {
    return { state: 'cut-off' };
  }
  if (size > MAX_BODY_BYTES) return { state: 'too-large' };
  return { state: 'complete', text: Buffer.concat(chunks).toString('utf8') };
}

function write(outgoing: ServerResponse, answer: Answer): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  outgoing.writeHead(answer.status, {
    ...(text === '' ? {} : { 'Content-Type': 'application/json' }),
    ...(answer.status === 204 || answer.status === 304 ? {} : { 'Content-Length': Buffer.byteLength(text) }),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  });
  outgoing.end(text);
}

/** Bytes that may wait for a caller who reads slowly. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

function openStream(outgoing: ServerResponse, answer: Answer, signal: AbortSignal): EventStream {
  outgoing.writeHead(answer.status, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  outgoing.flushHeaders();
  return {
    signal,
    send: (event, data) => {
      if (outgoing.writableEnded || outgoing.destroyed) return;
      outgoing.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (outgoing.writableLength > MAX_UNREAD_BYTES) outgoing.destroy();
    },
    end: () => {
      outgoing.end();
    },
  };
}

function portError(port: number, error: NodeJS.ErrnoException): EmulatorStartError {
  if (error.code === 'EADDRINUSE') {
    return new EmulatorStartError(
      'port-unavailable',
      `Port ${port} of 127.0.0.1 is already in use. Choose another port, or end the program that uses it.`,
    );
  }
  if (error.code === 'EACCES') {
    return new EmulatorStartError(
      'port-unavailable',
      `The system does not allow port ${port}. Choose a port from 1024 to 65535.`,
    );
  }
  return new EmulatorStartError(
    'port-unavailable',
    `Cannot listen on 127.0.0.1, port ${port} (${error.code ?? 'unknown reason'}). Choose another port.`,
  );
}
