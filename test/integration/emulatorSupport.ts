import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fetch from 'node-fetch';
import type { RunHistoryItem, RunSummary } from '../../flexli/model/run';
import { isFinalStatus } from '../../flexli/model/run';
import type { DocumentValidator } from '../../flexli/model/finding';
import type { Emulator, EmulatorOptions } from '../../flexli/emulator/options';
import { startEmulator } from '../../flexli/emulator/server';

export const CLIENT_ID = 'test-client';
export const CLIENT_SECRET = 'test-secret-that-is-nowhere-else';
/** An id that nothing has. */
export const NOBODY = '01HFAM3K4ZMW1GZ1YBMKEDZNSN';

/** Takes every document. */
export const acceptAll: DocumentValidator = { validate: () => Promise.resolve([]) };

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** An emulator of a test, with a signed-in caller. */
export class TestEmulator {
  readonly #emulator: Emulator;
  #token = '';
  /** Every line that it logged. */
  readonly log: readonly string[];

  private constructor(emulator: Emulator, log: readonly string[]) {
    this.#emulator = emulator;
    this.log = log;
  }

  static async start(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
    const log: string[] = [];
    const emulator = await startEmulator({
      port: 0,
      dataFile: ':memory:',
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      validator: acceptAll,
      log: (line) => log.push(line),
      ...options,
    });
    const test = new TestEmulator(emulator, log);
    await test.signIn();
    return test;
  }

  get port(): number {
    return this.#emulator.port;
  }

  get apiUrl(): string {
    return this.#emulator.apiUrl;
  }

  get tokenUrl(): string {
    return this.#emulator.tokenUrl;
  }

  async signIn(): Promise<void> {
    const reply = await send('POST', this.tokenUrl, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
      }).toString(),
    });
    this.#token = (reply.body as { access_token: string }).access_token;
  }

  /** The Authorization header of the signed-in caller. */
  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  /** A call of the API; an object is sent as JSON, a string as it is. */
  call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return send(method, `${this.apiUrl}${path}`, {
      headers: { Authorization: this.authorization, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** A call of ours below `/local`; gives the body of an answer that is well. */
  async local<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.call(method, `/local${path}`, body);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  }

  /** Creates something and gives its id. */
  async create(path: string, body: unknown): Promise<string> {
    const reply = await this.call('POST', path, body);
    if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return (reply.body as { id: string }).id;
  }

  async history(runId: string): Promise<readonly RunHistoryItem[]> {
    const reply = await this.call('GET', `/v1/run-history/${runId}`);
    return (reply.body as { items: readonly RunHistoryItem[] }).items;
  }

  /** Creates a workflow that one source starts, or only the API; it waits for nothing when not told what to do. */
  workflow(source: object | undefined, actions: readonly unknown[] = [wait(0)]): Promise<string> {
    const document = { name: 'Test workflow', schema_version: 1, actions, ...(source && { source }) };
    return this.create('/v1/workflows', document);
  }

  /** The runs of a query such as `?workflow=ID`, newest first. */
  async runs(query = ''): Promise<readonly RunSummary[]> {
    return ((await this.call('GET', `/v1/run-history${query}`)).body as { items: readonly RunSummary[] }).items;
  }

  /** Waits for so many runs of a workflow, and gives them, newest first. */
  async runsOf(workflow: string, count: number): Promise<readonly RunSummary[]> {
    for (;;) {
      const found = await this.runs(`?workflow=${workflow}`);
      if (found.length >= count) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Runs a workflow of these actions to its end and gives its history. */
  async runActions(actions: readonly unknown[], input: unknown = {}): Promise<readonly RunHistoryItem[]> {
    const workflow = await this.workflow(undefined, actions);
    return this.runToEnd(await this.create(`/v1/run-workflow/${workflow}/version/1`, input));
  }

  async runToEnd(runId: string): Promise<readonly RunHistoryItem[]> {
    for (;;) {
      const items = await this.history(runId);
      if (items.some((item) => isFinalStatus(item.status) && (item.nested_run_id ?? null) === null)) return items;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): Promise<void> {
    return this.#emulator.close();
  }
}

/** An action that waits. */
export function wait(seconds: number, order = 1): object {
  return { order, type: 'Flexli:CoreV1:Wait', parameters: { seconds } };
}

/** The source of a workflow that a custom event starts. */
export function onEvent(type: string): object {
  return { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: type } };
}

export async function send(
  method: string,
  url: string,
  options: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): Promise<Reply> {
  const response = await fetch(url, { method, ...options });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: Object.fromEntries(response.headers),
  };
}

/** A folder that `remove` takes away again. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'flexli-emulator-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An API of a test on 127.0.0.1, whose answers the test writes. */
export class TestApi {
  readonly #server: Server;
  readonly requests: SeenRequest[] = [];

  private constructor(answer: (request: SeenRequest, response: ServerResponse) => void) {
    this.#server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request = {
          method: incoming.method ?? '',
          url: incoming.url ?? '',
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        };
        this.requests.push(request);
        answer(request, response);
      });
    });
  }

  static async start(answer: (request: SeenRequest, response: ServerResponse) => void): Promise<TestApi> {
    const api = new TestApi(answer);
    await new Promise<void>((resolve) => {
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As the host of a connector. */
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }
}
