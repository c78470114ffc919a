import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxiedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
}

/** What becomes of a request: `before` it is never carried out, `after` it is, and the caller does not hear of it. */
export type Fault = 'none' | '500 before' | '500 after' | 'cut before' | 'cut after';

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: string;
}

/** A server on 127.0.0.1 that passes requests on to another one, unless a test wants something else. */
export class FaultProxy {
  /** Decides for each request; may do something of its own before it is passed on. */
  onRequest: (request: ProxiedRequest) => Fault | Promise<Fault> = () => 'none';
  /** Sees every answer of the other server, also those that the caller does not get. */
  onAnswer: (request: ProxiedRequest, answer: ProxiedAnswer) => void | Promise<void> = () => undefined;
  private readonly server;

  private constructor(private readonly target: number) {
    this.server = createServer((incoming, response) => {
      void this.pass(incoming, response).catch(() => response.destroy());
    });
  }

  static async start(targetPort: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(targetPort);
    await new Promise<void>((resolve) => {
      proxy.server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private async pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    const request = { method: incoming.method ?? '', path: incoming.url ?? '', body };
    const fault = await this.onRequest(request);
    if (fault === 'cut before') {
      response.destroy();
      return;
    }
    if (fault !== '500 before') {
      const answer = await this.forward(incoming, body);
      await this.onAnswer(request, answer);
      if (fault === 'cut after') {
        response.destroy();
        return;
      }
      if (fault === 'none') {
        response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body);
        return;
      }
    }
    response.writeHead(500, { 'Content-Type': 'application/json' }).end('{"message": "Internal Server Error"}');
  }

  private forward({ method, url, headers }: IncomingMessage, body: string): Promise<ProxiedAnswer> {
    return new Promise((resolve, reject) => {
      const passed = { ...headers, host: `127.0.0.1:${this.target}` };
      const options = { host: '127.0.0.1', port: this.target, method, path: url, headers: passed };
      const call = httpRequest(options, (answer) => {
        textOf(answer).then((text) => {
          resolve({ status: answer.statusCode ?? 0, body: text });
        }, reject);
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
