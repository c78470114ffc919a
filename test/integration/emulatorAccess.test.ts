import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { startEmulator } from '../../flexli/emulator/server';
import { CLIENT_ID, CLIENT_SECRET, TestEmulator, acceptAll, send } from './emulatorSupport';
import type { Reply } from './emulatorSupport';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const GRANT = 'grant_type=client_credentials';

describe('emulator: who may call it', () => {
  let emulator: TestEmulator;

  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  describe('the token endpoint', () => {
    function token(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
      return send('POST', emulator.tokenUrl, { headers: { ...FORM, ...headers }, body });
    }

    function basic(id: string, secret: string): Readonly<Record<string, string>> {
      return { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
    }

    function checkToken(reply: Reply): void {
      const { access_token: accessToken, ...rest } = reply.body as { access_token: string };
      assert.deepEqual([reply.status, rest], [200, { expires_in: 3600, token_type: 'Bearer' }]);
      assert.ok(accessToken.length >= 32);
    }

    it('gives tokens for the client of the form, a new one each time', async () => {
      const body = `${GRANT}&client_id=${CLIENT_ID}&client_secret=${CLIENT_SECRET}`;
      const [first, second] = await Promise.all([token(body), token(body)]);
      checkToken(first);
      checkToken(second);
      assert.notDeepEqual(first.body, second.body);
    });

    it('takes the client by HTTP Basic', async () => {
      checkToken(await token(GRANT, basic(CLIENT_ID, CLIENT_SECRET)));
      checkToken(await token(GRANT, basic(CLIENT_ID.replace('-', '%2D'), CLIENT_SECRET)));
    });

    const refused: readonly (readonly [string, string, string, Readonly<Record<string, string>>, number])[] = [
      ['a wrong secret', `${GRANT}&client_id=${CLIENT_ID}&client_secret=wrong`, 'invalid_client', {}, 400],
      ['a wrong id', `${GRANT}&client_id=wrong&client_secret=${CLIENT_SECRET}`, 'invalid_client', {}, 400],
      ['no secret', `${GRANT}&client_id=${CLIENT_ID}`, 'invalid_client', {}, 400],
      ['no id', GRANT, 'invalid_request', {}, 400],
      ['a wrong secret by HTTP Basic', GRANT, 'invalid_client', basic(CLIENT_ID, 'wrong'), 401],
      ['HTTP Basic without a colon', GRANT, 'invalid_client', { Authorization: 'Basic eHh4' }, 401],
      ['no grant', '', 'invalid_request', {}, 400],
      ['another grant', 'grant_type=password', 'unsupported_grant_type', {}, 400],
      ['another content', '{}', 'invalid_request', { 'Content-Type': 'application/json' }, 400],
    ];
    for (const [what, body, error, headers, status] of refused) {
      it(`refuses ${what}`, async () => {
        const reply = await token(body, headers);
        assert.deepEqual([reply.status, reply.body], [status, { error }]);
      });
    }
  });

  it('refuses calls without a token, or with one it did not give', async () => {
    for (const token of [undefined, 'Bearer nonsense', 'Bearer ']) {
      const headers = token === undefined ? undefined : { Authorization: token };
      const reply = await send('GET', `${emulator.apiUrl}/v1/connectors`, headers === undefined ? {} : { headers });
      assert.deepEqual([reply.status, reply.body], [401, { message: 'Unauthorized' }]);
    }
  });

  it('does not take the token of an earlier process', async () => {
    const before = emulator;
    emulator = await TestEmulator.start();
    await before.close();
    const old = await send('GET', `${emulator.apiUrl}/v1/connectors`, { headers: { Authorization: 'Bearer old' } });
    assert.equal(old.status, 401);
    assert.equal((await emulator.call('GET', '/v1/connectors')).status, 200);
  });

  /** The status of a request with these headers, which fetch would not let us send. */
  function statusWith(headers: Readonly<Record<string, string>>, path = '/local/sample/people'): Promise<number> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: emulator.port, path, headers, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  }

  it('answers to its own names only', async () => {
    for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST:1', '[::1]', `[::1]:${emulator.port}`]) {
      assert.equal(await statusWith({ Host: host }), 200, host);
    }
    for (const host of [
      'evil.example',
      'evil.example:80',
      'localhost.evil.example',
      'sample.localhost',
      '127.0.0.2',
      '::1',
    ]) {
      assert.equal(await statusWith({ Host: host }), 403, host);
      assert.equal(await statusWith({ Host: host }, '/v1/connectors'), 403, host);
    }
  });

  it('does not answer pages of the web', async () => {
    assert.equal(await statusWith({ Origin: 'https://evil.example' }), 403);
    assert.equal(await statusWith({ Origin: 'null' }), 403);
    assert.equal(await statusWith({ Origin: `http://localhost:${emulator.port}` }), 200);
    const preflight = await send('OPTIONS', `${emulator.apiUrl}/v1/connectors`);
    assert.equal(preflight.headers['access-control-allow-origin'], undefined);
  });

  it('listens on the loopback interface', async () => {
    await assert.rejects(
      new Promise((resolve, reject) => {
        connect({ host: '::1', port: emulator.port }).on('connect', resolve).on('error', reject);
      }),
    );
  });

  it('does nothing for half a request', async () => {
    const workflow = await emulator.create('/v1/workflows', { name: 'Empty', schema_version: 1, actions: [] });
    const socket = connect({ host: '127.0.0.1', port: emulator.port });
    const head = [
      `POST /v1/run-workflow/${workflow}/version/1 HTTP/1.1`,
      'Host: localhost',
      `Authorization: ${emulator.authorization}`,
      'Content-Length: 100',
    ];
    await new Promise((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n{"half":`, resolve));
    socket.destroy();
    // The next request is answered after that one was given up.
    await emulator.call('GET', '/v1/connectors');
    assert.deepEqual((await emulator.call('GET', '/v1/run-history')).body, { items: [] });
  });

  it('closes while a keep-alive connection stands', async () => {
    const socket = connect({ host: '127.0.0.1', port: emulator.port });
    socket.write(`GET /local/sample/people HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await emulator.close();
    await closed;
    await emulator.close();
  });

  describe('options that make no sense', () => {
    const base = { port: 0, dataFile: ':memory:', clientId: 'id', clientSecret: 'secret', validator: acceptAll };

    async function checkRefused(options: object, problem: string, message: RegExp): Promise<void> {
      await assert.rejects(startEmulator({ ...base, ...options }), { name: 'EmulatorStartError', problem, message });
    }

    it('are told', async () => {
      await checkRefused({ clientSecret: '' }, 'invalid-options', /client secret/);
      await checkRefused({ encryptionKey: new Uint8Array(16) }, 'invalid-options', /has 16 bytes; it must have 32/);
      await checkRefused({ port: 70000 }, 'invalid-options', /70000 is no port/);
      await checkRefused({ port: emulator.port }, 'port-unavailable', /already in use. Choose another port/);
    });
  });
});
