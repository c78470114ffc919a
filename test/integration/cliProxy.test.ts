import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunReport } from '../../cli/run/runReport';
import { FlexliApi } from '../../flexli/api/client';
import type { ConnectorDocument } from '../../flexli/model/connector';
import type { WorkflowDocument } from '../../flexli/model/workflow';
import { selfSigned } from '../support/selfSigned';
import type { CliResult } from './cliProcess';
import { inFolder, runCli, startCli } from './cliProcess';

const SECRET = 'client-secret-that-is-nowhere-else';
/** A host that the proxy alone knows. */
const SHOP = 'shop.example.com';

describe('the terminal behind a proxy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flexli-proxy-'));
  const authority = path.join(folder, 'ca.pem');
  const tls = selfSigned(['localhost', SHOP]);
  const sockets = new Set<Socket>();
  let api: Server;
  let proxy: Server;
  /** Calls that the API has seen. */
  let calls: string[];
  /** What the proxy was asked to connect to, with the sign-in that came with it. */
  let tunnels: { readonly to: string; readonly auth: string | undefined }[];
  let wantsAuth: string | undefined;

  before(async () => {
    writeFileSync(authority, tls.cert);
    api = createTlsServer(tls, (request, response) => {
      calls.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(200, { 'content-type': 'application/json' });
      const isToken = request.url === '/token';
      response.end(JSON.stringify(isToken ? { access_token: 't', expires_in: 3600 } : { items: [] }));
    });
    // What is sent without a tunnel is told its address, which a proxy gets as a whole.
    proxy = createServer((request, response) => response.end(JSON.stringify({ asked: request.url }))).on(
      'connect',
      (request, client: Socket) => {
        const auth = request.headers['proxy-authorization'];
        tunnels.push({ to: request.url ?? '', auth });
        if (wantsAuth !== auth) {
          client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
          return;
        }
        const to = request.url === `${SHOP}:443` ? hostOf(api) : (request.url ?? '');
        const [host = '', port = ''] = to.split(':');
        const target = connect(Number(port), host, () => {
          client.write('HTTP/1.1 200 Connection established\r\n\r\n');
          target.pipe(client).pipe(target);
        });
        for (const socket of [client, target]) {
          sockets.add(socket);
          socket.on('error', () => socket.destroy());
        }
      },
    );
    for (const server of [api, proxy]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    for (const socket of sockets) socket.destroy();
    for (const server of [api, proxy]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    rmSync(folder, { recursive: true });
  });

  beforeEach(() => {
    calls = [];
    tunnels = [];
    wantsAuth = undefined;
  });

  function hostOf(server: Server): string {
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Makes a plan of an empty project, whose API is behind TLS. */
  async function plan(environment: Readonly<Record<string, string>>): Promise<CliResult> {
    const url = `https://${hostOf(api)}`;
    const project = { environments: { live: { api: url, auth: `${url}/token` } } };
    return inFolder({ 'flexli.json': project }, (cwd) =>
      runCli(['plan', '--env', 'live'], {
        folder: cwd,
        environment: {
          ...NO_PROXY,
          ...CLIENT,
          NODE_EXTRA_CA_CERTS: authority,
          ...environment,
        },
      }),
    );
  }

  async function checkTunnels(environment: Readonly<Record<string, string>>, wanted: boolean): Promise<void> {
    const result = await plan(environment);
    assert.equal(result.code, 0, result.err);
    assert.deepEqual([...calls].sort(), ['GET /v1/connectors', 'GET /v1/workflows', 'POST /token']);
    assert.equal(tunnels.length > 0, wanted);
    assert.ok(tunnels.every(({ to }) => to === hostOf(api)));
  }

  it('goes through the one that https_proxy names, in small letters or capitals', async () => {
    await checkTunnels({ https_proxy: `http://${hostOf(proxy)}` }, true);
    tunnels = [];
    calls = [];
    await checkTunnels({ HTTPS_PROXY: hostOf(proxy).replace(/^/, 'http://') }, true);
  });

  it('goes by itself where no_proxy says so, and without a proxy', async () => {
    await checkTunnels({ https_proxy: `http://${hostOf(proxy)}`, no_proxy: '127.0.0.1' }, false);
    calls = [];
    await checkTunnels({}, false);
  });

  it('signs in to the proxy with what its address holds', async () => {
    wantsAuth = `Basic ${Buffer.from('me:pass').toString('base64')}`;
    await checkTunnels({ https_proxy: `http://me:pass@${hostOf(proxy)}` }, true);
  });

  it('says that the proxy wants a sign-in, and shows no secret', async () => {
    wantsAuth = 'Basic other';
    const result = await plan({ https_proxy: `http://me:wrong-pass@${hostOf(proxy)}` });
    assert.equal(result.code, 1);
    assert.match(result.err, /The proxy on the way to 127\.0\.0\.1:\d+ asks for a sign-in/);
    assert.ok(!/wrong-pass|client-secret/.test(result.err + result.out));
    assert.deepEqual(calls, []);
  });

  it('says that the proxy cannot be reached', async () => {
    const result = await plan({ https_proxy: 'http://127.0.0.1:1' });
    assert.equal(result.code, 1);
    assert.match(result.err, /Check the address, your network and your proxy/);
  });

  describe('for requests of a run', () => {
    /** The end of a run that asks a host. */
    async function run(host: string, environment: Readonly<Record<string, string>>): Promise<RunReport> {
      const files = { 'shop.fecon.json': shopAt(host), 'a.fewrk.json': asks('{{shop}}') };
      const { out, err } = await inFolder(files, (folder) =>
        runCli(['run', 'a.fewrk.json', '--format', 'json'], {
          folder,
          environment: { ...NO_PROXY, NODE_EXTRA_CA_CERTS: authority, ...environment },
        }),
      );
      assert.equal(err, '');
      return JSON.parse(out) as RunReport;
    }

    it('is the same', async () => {
      const { status, state } = await run(SHOP, { https_proxy: `http://${hostOf(proxy)}` });
      assert.deepEqual([status, state], ['successful', { answer: { items: [] } }]);
      assert.deepEqual([calls, tunnels], [['GET /things'], [{ to: `${SHOP}:443`, auth: undefined }]]);
    });

    it('is left out for plain requests, which stay on this machine', async () => {
      const url = `http://${hostOf(proxy)}`;
      const { state } = await run(hostOf(proxy), { https_proxy: url, http_proxy: url, all_proxy: url });
      assert.deepEqual([state, tunnels], [{ answer: { asked: '/things' } }, []]);
    });

    it('is named as a cause when nothing answers', async () => {
      const { reason } = await run(SHOP, { https_proxy: 'http://127.0.0.1:1' });
      assert.match(reason ?? '', /Nothing answers at shop\.example\.com\..* went through a proxy; check that, too\./);
    });

    it('is the same in the emulator', async () => {
      const environment = {
        ...{ ...NO_PROXY, ...CLIENT, NODE_EXTRA_CA_CERTS: authority },
        https_proxy: `http://${hostOf(proxy)}`,
      };
      await inFolder({}, async (folder) => {
        const emulator = await startCli(['emulator', '--port', '0'], { folder, environment });
        try {
          const [, apiUrl = ''] = await emulator.until(/^API +(\S+)$[^]*Ctrl\+C/m);
          await runShop(apiUrl);
          while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          assert.deepEqual([calls, tunnels.map(({ to }) => to)], [['GET /things'], [`${SHOP}:443`]]);
        } finally {
          emulator.child.kill('SIGKILL');
          await emulator.ended;
        }
      });
    });
  });
});

const CLIENT = { FLEXLI_CLIENT_ID: 'client', FLEXLI_CLIENT_SECRET: SECRET };

function shopAt(host: string): ConnectorDocument {
  return {
    ...{ type: 'Shop', name: 'Shop', description: 'Sells things.', schema_version: 1, config: { host } },
    actions: [{ type: 'List', method: 'get', path: 'things', parameters: { type: 'object' } }],
  };
}

function asks(connector: string): WorkflowDocument {
  const action = { order: 1, connector_id: connector, type: 'List', parameters: {}, transform: { answer: '::' } };
  return { name: 'Asks', schema_version: 1, actions: [action] };
}

/** Starts a run on an emulator that asks the shop. */
async function runShop(apiUrl: string): Promise<void> {
  const { signal } = new AbortController();
  const credentials = () => Promise.resolve({ clientId: 'client', clientSecret: SECRET });
  const api = new FlexliApi({ apiUrl, tokenUrl: `${apiUrl}/oauth2/token`, credentials });
  const connector = await api.connectors.create(shopAt(SHOP), signal);
  assert.ok(connector.ok);
  const workflow = await api.workflows.create(asks(connector.value.id), signal);
  assert.ok(workflow.ok);
  assert.ok((await api.runs.start(workflow.value.id, 1, {}, signal)).ok);
}

/** What the machine itself is set to must not change a test. */
const NO_PROXY = Object.fromEntries(
  ['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
    [name, ''],
    [name.toUpperCase(), ''],
  ]),
);
