import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fetch from 'node-fetch';
import type { Emulator } from '../../flexli/emulator/options';
import { startEmulator } from '../../flexli/emulator/server';
import { isFinalStatus } from '../../flexli/model/run';

const CLIENT = { id: 'bench', secret: 'bench' };

/** An emulator in memory with a service that it calls, as a caller sees them. */
export class MeasuredEmulator {
  readonly #emulator: Emulator;
  readonly #service: Server;
  readonly #token: string;
  /** Told the number in the path of every request that the service gets. */
  onRequest: (run: number) => void = () => undefined;

  private constructor(emulator: Emulator, service: Server, token: string) {
    this.#emulator = emulator;
    this.#service = service;
    this.#token = token;
    service.on('request', (request: { url?: string }) => {
      this.onRequest(Number(request.url?.split('/').at(-1)));
    });
  }

  static async start(): Promise<MeasuredEmulator> {
    const emulator = await startEmulator({
      port: 0,
      dataFile: ':memory:',
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      validator: { validate: () => Promise.resolve([]) },
    });
    const service = createServer((_request, response) => response.end('{}'));
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    const answer = await fetch(emulator.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return new MeasuredEmulator(emulator, service, token);
  }

  /** Gives the path that starts a workflow of one request to the service. */
  async createWorkflow(): Promise<string> {
    const { port } = this.#service.address() as AddressInfo;
    const connector = await this.create('/v1/connectors', {
      type: 'Service',
      name: 'Service',
      description: 'The measured service.',
      schema_version: 1,
      config: { host: `127.0.0.1:${port}` },
      actions: [{ type: 'Get', method: 'get', path: 'run/{run}', parameters: {} }],
    });
    const action = { order: 1, connector_id: connector, type: 'Get', parameters: { run: '::run' } };
    const workflow = await this.create('/v1/workflows', { name: 'Measured', schema_version: 1, actions: [action] });
    return `/v1/run-workflow/${workflow}/version/1`;
  }

  async create(path: string, body: object): Promise<string> {
    const answer = await fetch(`${this.#emulator.apiUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { id } = (await answer.json()) as { id?: string };
    if (id === undefined) throw new Error(`${path} was answered with status ${answer.status}.`);
    return id;
  }

  /** Resolves when the run has ended well. */
  async ended(run: string): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.#emulator.apiUrl}/v1/run-history/${run}`, {
        headers: { Authorization: `Bearer ${this.#token}` },
      });
      const { items } = (await answer.json()) as { items: readonly { status: string }[] };
      const status = items.at(-1)?.status ?? 'queued';
      if (status === 'successful') return;
      if (isFinalStatus(status)) throw new Error(`Run ${run} ended as ${status}.`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async close(): Promise<void> {
    await this.#emulator.close();
    this.#service.closeAllConnections();
    this.#service.close();
  }
}
