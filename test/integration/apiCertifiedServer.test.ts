import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { FlexliApi, type FlexliApiOptions } from '../../flexli/api/client';
import type { ApiFailureKind, ApiResult } from '../../flexli/api/failure';
import { selfSigned } from '../support/selfSigned';

const CLIENT = 'flexli-client';
const SECRET = randomBytes(24).toString('base64url');
/** Seconds that a token is good for. */
const LIFE = 600;
const TOKEN = '/oauth2/token';

/** Long enough for an answer on loopback, short enough for a test of silence. */
const SHORT_MS = 300;

/**
 * Signing in against an authorization server that others have certified, oidc-provider, in place of Cognito. The API beside it
 * takes a token when that server knows it.
 */
describe('signing in at a certified server', () => {
  let provider: Provider;
  let servers: Server[];
  let tokenUrl: string;
  let apiUrl: string;
  /** Tokens of the calls to the API, and what it said. */
  let calls: { readonly token: string; readonly status: number }[];
  let tokenRequests: number;
  /** The token endpoint does not answer. */
  let isSilent: boolean;
  const signal = new AbortController().signal;

  // It warns of what is no concern of a test, so there is one for all.
  before(() => {
    provider = certifiedServer();
  });

  beforeEach(async () => {
    servers = [];
    calls = [];
    tokenRequests = 0;
    isSilent = false;
    const answer = provider.callback();
    const authorization = await listen(
      createServer((request, response) => {
        if (request.url === TOKEN) tokenRequests++;
        if (!isSilent) void answer(request, response);
      }),
    );
    tokenUrl = `http://${authorization}${TOKEN}`;
    apiUrl = `http://${await listen(createServer(api))}`;
  });

  afterEach(async () => {
    await Promise.all(servers.map(close));
  });

  const api: RequestListener = (request, response) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    void provider.ClientCredentials.find(token).then((known) => {
      const status = known?.isValid ? 200 : 401;
      calls.push({ token, status });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status === 200 ? { items: [] } : { message: 'The incoming token has expired' }));
    });
  };

  async function listen(server: Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function client(options: Partial<FlexliApiOptions> = {}): FlexliApi {
    return new FlexliApi({
      apiUrl,
      tokenUrl,
      credentials: () => Promise.resolve({ clientId: CLIENT, clientSecret: SECRET }),
      sleep: () => Promise.resolve(),
      ...options,
    });
  }

  function checkFailure(result: ApiResult<unknown>, kind: ApiFailureKind, words: RegExp): void {
    assert.ok(!result.ok, 'it succeeded');
    assert.equal(result.error.kind, kind, result.error.message);
    assert.match(result.error.message, words);
    assert.ok(!JSON.stringify(result.error).includes(SECRET), 'the secret is in the failure');
  }

  /** What signing in with these says. */
  async function checkSignIn(
    credentials: { readonly clientId: string; readonly clientSecret: string },
    kind: ApiFailureKind,
    words: RegExp,
  ): Promise<void> {
    checkFailure(await client({ credentials: () => Promise.resolve(credentials) }).checkSignIn(signal), kind, words);
    assert.deepEqual(calls, []);
  }

  it('takes the right secret, and its tokens are good for the API', async () => {
    const one = client();
    assert.deepEqual(await one.checkSignIn(signal), { ok: true, value: undefined });
    assert.ok((await one.connectors.list(signal)).ok);
    assert.deepEqual(
      calls.map(({ status }) => status),
      [200, 200],
    );
    assert.equal(tokenRequests, 1);
  });

  it('refuses a wrong secret and an unknown client', async () => {
    await checkSignIn({ clientId: CLIENT, clientSecret: 'wrong' }, 'sign-in', /refused the client id or client secret/);
    await checkSignIn(
      { clientId: 'nobody', clientSecret: SECRET },
      'sign-in',
      /refused the client id or client secret/,
    );
  });

  it('says when a client may not sign in in this way', async () => {
    await checkSignIn({ clientId: 'web', clientSecret: SECRET }, 'sign-in', /may sign in by client credentials/);
  });

  it('has a token renewed before it expires, without a word', async () => {
    let now = Date.now();
    const one = client({ now: () => now });
    assert.ok((await one.connectors.list(signal)).ok);
    now += (LIFE - 30) * 1000;
    assert.ok((await one.connectors.list(signal)).ok);
    assert.equal(tokenRequests, 2);
    assert.equal(new Set(calls.map(({ token }) => token)).size, 2);
    assert.deepEqual(
      calls.map(({ status }) => status),
      [200, 200],
    );
  });

  it('has a token that the API refuses renewed once, and the call sent once more', async () => {
    const one = client();
    assert.ok((await one.connectors.list(signal)).ok);
    await (await provider.ClientCredentials.find(calls[0]?.token ?? ''))?.destroy();
    assert.ok((await one.connectors.list(signal)).ok);
    assert.deepEqual(
      calls.map(({ status }) => status),
      [200, 401, 200],
    );
    assert.equal(tokenRequests, 2);
  });

  it('asks to sign in again when the secret was changed meanwhile', async () => {
    let clientSecret = SECRET;
    const one = client({ credentials: () => Promise.resolve({ clientId: CLIENT, clientSecret }) });
    assert.ok((await one.connectors.list(signal)).ok);
    await (await provider.ClientCredentials.find(calls[0]?.token ?? ''))?.destroy();
    clientSecret = 'old';
    checkFailure(await one.connectors.list(signal), 'sign-in', /sign in again/);
    assert.equal(tokenRequests, 2);
  });

  it('is gone', async () => {
    await Promise.all(servers.splice(0).map(close));
    checkFailure(await client().checkSignIn(signal), 'network', /refused/);
  });

  it('does not answer in time', async () => {
    isSilent = true;
    checkFailure(await client({ timeoutMs: SHORT_MS }).checkSignIn(signal), 'timeout', /did not answer within 300 ms/);
  });

  it('has a certificate that nobody trusts, and gets no secret', async () => {
    let seen = 0;
    const host = await listen(
      createTlsServer(selfSigned(), (request, response) => {
        seen++;
        void provider.callback()(request, response);
      }),
    );
    checkFailure(await client({ tokenUrl: `https://${host}${TOKEN}` }).checkSignIn(signal), 'tls', /not trusted/);
    assert.equal(seen, 0);
  });
});

function certifiedServer(): Provider {
  return new Provider('http://127.0.0.1', {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
      {
        client_id: 'web',
        client_secret: SECRET,
        redirect_uris: ['https://app.example.com/callback'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    routes: { token: TOKEN },
    ttl: { ClientCredentials: LIFE },
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
