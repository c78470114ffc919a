import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { selfSigned } from './selfSigned';

export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How the server answers one request, rightly or wrongly. */
export type Reply = (request: SeenRequest, response: ServerResponse) => void;

/**
 * An API on 127.0.0.1 that answers as a test says. Each call of a method and path takes the next of its replies; the
 * last one stays. `POST /token` gives the tokens `token-1`, `token-2` … unless a test says otherwise.
 */
export class FaultServer {
  readonly requests: SeenRequest[] = [];
  private readonly replies = new Map<string, Reply[]>([['POST /token', []]]);
  private readonly server;
  private tokens = 0;

  private constructor(private readonly tls: boolean) {
    const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
      const chunks: Buffer[] = [];
      // Whoever goes away early is what some tests are about.
      response.on('error', () => undefined);
      incoming.on('error', () => undefined);
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        this.answer(incoming, Buffer.concat(chunks).toString(), response);
      });
    };
    this.server = tls ? createTlsServer(selfSigned(), listener) : createServer(listener);
  }

  static async start(options: { readonly tls?: boolean } = {}): Promise<FaultServer> {
    const server = new FaultServer(options.tls === true);
    await new Promise<void>((resolve) => {
      server.server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.tls ? 'https' : 'http'}://${this.host}`;
  }

  get tokenUrl(): string {
    return `${this.url}/token`;
  }

  /** @param call for example `GET /v1/connectors` */
  on(call: string, ...replies: readonly Reply[]): void {
    this.replies.set(call, [...replies]);
  }

  /** Requests of one method and path. */
  seen(call: string): readonly SeenRequest[] {
    return this.requests.filter(({ method, path }) => `${method} ${withoutQuery(path)}` === call);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private answer(incoming: IncomingMessage, body: string, response: ServerResponse): void {
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    this.requests.push(request);
    const call = `${method} ${withoutQuery(path)}`;
    const replies = this.replies.get(call) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const otherwise = call === 'POST /token' ? this.token() : json(404, { message: 'Not Found' });
    (reply ?? otherwise)(request, response);
  }

  private token(): Reply {
    this.tokens++;
    return json(200, { access_token: `token-${this.tokens}`, expires_in: 3600, token_type: 'Bearer' });
  }
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return text(status, 'application/json', JSON.stringify(body), headers);
}

export function html(status: number): Reply {
  return text(status, 'text/html', '<!doctype html><title>Sign in to the guest network</title>');
}

export function text(
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  };
}

export function noContent(): Reply {
  return (_request, response) => {
    response.writeHead(204).end();
  };
}

/** Takes the request and never answers. */
export const silence: Reply = () => undefined;

/** Begins to answer and never ends. */
export const stalled: Reply = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"items": [');
};

/** Closes the connection without a word. */
export const hangUp: Reply = (_request, response) => {
  response.destroy();
};

/** Breaks off inside a body whose length it told. */
export const cutOff: Reply = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"items": [', () => response.destroy());
};

/** Breaks off inside a body in chunks. */
export const cutOffChunked: Reply = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"items": []}', () => response.destroy());
};

/** Small on the wire, larger than any answer of the API when unpacked. */
export const bomb: Reply = (_request, response) => {
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  response.writeHead(200, headers).end(gzipSync(Buffer.alloc(30 * 1024 * 1024, 0x20)));
};

/** Sends spaces until nobody listens. */
export const endless: Reply = (_request, response) => {
  const block = Buffer.alloc(1024 * 1024, 0x20);
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const more = (): void => {
    if (!response.destroyed) response.write(block, more);
  };
  more();
};

/** Says that the body is packed, and sends something else. */
export const damaged: Reply = text(200, 'application/json', 'not packed at all', { 'Content-Encoding': 'gzip' });

export function redirect(to: string): Reply {
  return (_request, response) => {
    response.writeHead(307, { Location: to }).end();
  };
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? '';
}
