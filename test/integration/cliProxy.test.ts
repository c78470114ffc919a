import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { selfSigned } from '../support/selfSigned';
import type { CliResult } from './cliProcess';
import { inFolder, runCli } from './cliProcess';

const SECRET = 'client-secret-that-is-nowhere-else';

describe('the terminal behind a proxy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flexli-proxy-'));
  const authority = path.join(folder, 'ca.pem');
  const tls = selfSigned();
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
    proxy = createServer().on('connect', (request, client: Socket) => {
      const auth = request.headers['proxy-authorization'];
      tunnels.push({ to: request.url ?? '', auth });
      if (wantsAuth !== auth) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const target = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      for (const socket of [client, target]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
    });
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
          FLEXLI_CLIENT_ID: 'client',
          FLEXLI_CLIENT_SECRET: SECRET,
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
});

/** What the machine itself is set to must not change a test. */
const NO_PROXY = Object.fromEntries(
  ['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
    [name, ''],
    [name.toUpperCase(), ''],
  ]),
);
