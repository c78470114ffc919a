import assert from 'node:assert/strict';
import type { FlexliApiOptions } from '../../flexli/api/client';
import { FlexliApi } from '../../flexli/api/client';
import type { ApiFailureKind, ApiResult } from '../../flexli/api/failure';
import type { ConnectorDocument } from '../../flexli/model/connector';
import type { Reply } from '../support/faultServer';
import {
  bomb,
  cutOff,
  cutOffChunked,
  damaged,
  endless,
  FaultServer,
  hangUp,
  html,
  json,
  noContent,
  redirect,
  silence,
  stalled,
  text,
} from '../support/faultServer';

const SECRET = 'client-secret-that-is-nowhere-else';
const TOKEN = 'connector-token-that-is-nowhere-else';
const LIST = 'GET /v1/connectors';
const CREATE = 'POST /v1/connectors';
const EMPTY: Reply = json(200, { items: [] });
const CREATED: Reply = json(201, {
  id: '01J0000000000000000000CHAT',
  href: '/v1/connectors/01J0000000000000000000CHAT',
});

const CONNECTOR: ConnectorDocument = {
  type: 'A',
  name: 'A',
  description: '',
  schema_version: 1,
  config: { host: 'a.example.com', credentials: { type: 'BearerToken', bearer_token: TOKEN } },
};

/** Long enough for an answer on loopback, short enough for a test of silence. */
const SHORT_MS = 300;

describe('the API client against faults', () => {
  let server: FaultServer;
  /** How long the client would have waited before each retry. */
  let waits: number[];
  const signal = new AbortController().signal;

  beforeEach(async () => {
    server = await FaultServer.start();
    waits = [];
  });
  afterEach(() => server.close());

  function client(options: Partial<FlexliApiOptions> = {}): FlexliApi {
    return new FlexliApi({
      apiUrl: server.url,
      tokenUrl: server.tokenUrl,
      credentials: () => Promise.resolve({ clientId: 'client', clientSecret: SECRET }),
      random: () => 1,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      ...options,
    });
  }

  function checkFailure(result: ApiResult<unknown>, kind: ApiFailureKind, words: RegExp): void {
    assert.ok(!result.ok, 'it succeeded');
    assert.equal(result.error.kind, kind, result.error.message);
    assert.match(result.error.message, words);
    const everything = JSON.stringify(result.error);
    assert.ok(!everything.includes(SECRET) && !everything.includes(TOKEN), 'a secret is in the failure');
  }

  /** One reply to the list of connectors, again and again. */
  async function checkList(reply: Reply, kind: ApiFailureKind, words: RegExp, timeoutMs = 5_000): Promise<void> {
    server.on(LIST, reply);
    checkFailure(await client({ timeoutMs }).connectors.list(signal), kind, words);
  }

  describe('the token', () => {
    it('is fetched once for callers at the same time, and kept', async () => {
      server.on(LIST, EMPTY);
      const api = client();
      await Promise.all([1, 2, 3].map(() => api.connectors.list(signal)));
      await api.connectors.list(signal);
      assert.equal(server.seen('POST /token').length, 1);
      assert.equal(server.seen(LIST).at(-1)?.headers.authorization, 'Bearer token-1');
    });

    it('is renewed shortly before it expires', async () => {
      server.on(LIST, EMPTY);
      let now = 1_000_000;
      const api = client({ now: () => now });
      await api.connectors.list(signal);
      now += 3_500_000;
      await api.connectors.list(signal);
      assert.equal(server.seen('POST /token').length, 1);
      now += 60_000;
      await api.connectors.list(signal);
      assert.equal(server.seen('POST /token').length, 2);
    });

    it('is renewed once on a 401, and no further', async () => {
      server.on(LIST, json(401, { message: 'The incoming token has expired' }), EMPTY);
      const api = client();
      assert.ok((await api.connectors.list(signal)).ok);
      assert.deepEqual(
        server.seen(LIST).map(({ headers }) => headers.authorization),
        ['Bearer token-1', 'Bearer token-2'],
      );
      server.on(LIST, json(401, { message: 'Unauthorized' }));
      checkFailure(await api.connectors.list(signal), 'unauthorized', /Sign in again/);
      assert.equal(server.seen(LIST).length, 4);
    });

    it('goes with a form, and with the secret in the body only', async () => {
      server.on(LIST, EMPTY);
      await client().connectors.list(signal);
      const [request] = server.seen('POST /token');
      assert.match(request?.headers['content-type'] ?? '', /x-www-form-urlencoded/);
      assert.match(request?.body ?? '', /grant_type=client_credentials/);
      assert.ok(!JSON.stringify([request?.headers, request?.path]).includes(SECRET));
      assert.ok(!JSON.stringify(server.seen(LIST)).includes(SECRET));
    });

    for (const [what, reply, kind, words] of [
      ['a wrong secret', json(400, { error: 'invalid_client' }), 'sign-in', /refused the client id or client secret/],
      ['a page', html(200), 'unexpected', /with a page/],
      ['an answer without a token', json(200, { hello: 'world' }), 'unexpected', /without a token/],
      ['a server error', json(500, {}), 'server', /Try again/],
      ['a connection that is cut', hangUp, 'network', /cut off|failed/],
      ['a redirect', redirect('/elsewhere'), 'unexpected', /./],
    ] as const) {
      it(`says so for ${what}`, async () => {
        server.on('POST /token', reply);
        checkFailure(await client().connectors.list(signal), kind, words);
        assert.equal(server.seen(LIST).length, 0);
      });
    }

    it('says so when nobody is signed in, or the secret cannot be read', async () => {
      checkFailure(
        await client({ credentials: () => Promise.resolve(undefined) }).connectors.list(signal),
        'sign-in',
        /Sign in first/,
      );
      const locked = client({ credentials: () => Promise.reject(new Error(`locked ${SECRET}`)) });
      checkFailure(await locked.connectors.list(signal), 'sign-in', /cannot be read/);
    });

    it('serves the callers that stay when another one leaves', async () => {
      server.on(LIST, EMPTY);
      let answer: () => void = () => undefined;
      server.on('POST /token', (_request, response) => {
        answer = () => {
          json(200, { access_token: 'late', expires_in: 3600 })(_request, response);
        };
      });
      const api = client();
      const leaves = new AbortController();
      const left = api.connectors.list(leaves.signal);
      const stays = api.connectors.list(signal);
      while (server.seen('POST /token').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      leaves.abort();
      checkFailure(await left, 'cancelled', /Cancelled/);
      answer();
      assert.ok((await stays).ok);
    });
  });

  describe('a read', () => {
    it('waits as long as a 429 says, then goes on', async () => {
      server.on(LIST, json(429, { message: 'Too Many Requests' }, { 'Retry-After': '3' }), EMPTY);
      assert.ok((await client().connectors.list(signal)).ok);
      assert.deepEqual(waits, [3_000]);
    });

    it('backs off on 5xx and cut connections, and gives up', async () => {
      server.on(LIST, json(503, {}), hangUp, json(500, {}), EMPTY);
      assert.ok((await client().connectors.list(signal)).ok);
      assert.deepEqual(waits, [500, 1_000, 2_000]);
      server.on(LIST, json(500, { message: 'Internal Server Error' }, { 'apigw-requestid': 'req-1' }));
      const failed = await client().connectors.list(signal);
      checkFailure(failed, 'server', /./);
      assert.equal(!failed.ok && failed.error.requestId, 'req-1');
      assert.equal(server.seen(LIST).length, 8);
    });

    it('does not wait for ever', async () => {
      server.on(LIST, json(429, {}, { 'Retry-After': '3600' }));
      checkFailure(await client().connectors.list(signal), 'throttled', /./);
      assert.deepEqual(waits, []);
    });

    it('says what answered instead of the API', async () => {
      await checkList(html(200), 'unexpected', /with a page/);
      await checkList(html(404), 'unexpected', /with a page/);
      await checkList(text(200, 'application/json', '{"items": [{]}'), 'unexpected', /./);
      await checkList(json(200, { items: 'none' }), 'unexpected', /./);
      await checkList(json(200, [1, 2]), 'unexpected', /./);
      await checkList(json(404, { message: 'Not Found' }), 'unexpected', /not found/);
      await checkList(redirect('https://example.com/'), 'unexpected', /redirect/);
      await checkList(json(407, {}), 'network', /proxy/i);
      await checkList(json(403, { message: 'Forbidden' }), 'forbidden', /./);
    });

    it('survives broken bodies', async () => {
      await checkList(cutOff, 'network', /./);
      await checkList(cutOffChunked, 'network', /./);
      await checkList(damaged, 'unexpected', /damaged/);
      await checkList(bomb, 'unexpected', /too much data/);
      await checkList(endless, 'unexpected', /too much data/);
    });

    it('does not wait for a server that is silent or stalls', async () => {
      await checkList(silence, 'timeout', /did not answer within 300 ms/, SHORT_MS);
      await checkList(stalled, 'timeout', /did not answer within 300 ms/, SHORT_MS);
    });

    it('ends at once when it is cancelled, in a call and in a wait', async () => {
      server.on(LIST, silence);
      const stop = new AbortController();
      const pending = client().connectors.list(stop.signal);
      while (server.seen(LIST).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      stop.abort();
      checkFailure(await pending, 'cancelled', /Cancelled/);
      server.on(LIST, json(503, {}));
      const during = new AbortController();
      const api = client({
        sleep: () => {
          during.abort();
          return Promise.resolve();
        },
      });
      checkFailure(await api.connectors.list(during.signal), 'cancelled', /Cancelled/);
      checkFailure(await client().connectors.list(AbortSignal.abort()), 'cancelled', /Cancelled/);
    });
  });

  describe('a change', () => {
    it('is sent once, whatever happens', async () => {
      server.on(CREATE, json(503, {}), CREATED);
      checkFailure(await client().connectors.create(CONNECTOR, signal), 'server', /./);
      server.on(CREATE, hangUp, CREATED);
      checkFailure(await client().connectors.create(CONNECTOR, signal), 'network', /may have been done all the same/);
      server.on(CREATE, json(429, {}, { 'Retry-After': '1' }), CREATED);
      checkFailure(await client().connectors.create(CONNECTOR, signal), 'throttled', /./);
      assert.equal(server.seen(CREATE).length, 3);
    });

    it('shows no secret that the server echoes', async () => {
      server.on(CREATE, (request, response) => {
        json(400, { id: 'req', error_code: 'ValidationError', description: `bad: ${request.body}` })(request, response);
      });
      checkFailure(await client().connectors.create(CONNECTOR, signal), 'rejected', /./);
    });

    it('carries validation errors with their paths', async () => {
      const entry = { path: 'config.host', description: 'Field required' };
      server.on(CREATE, json(400, { id: 'r', error_code: 'ValidationError', details: { validation_errors: [entry] } }));
      const result = await client().connectors.create(CONNECTOR, signal);
      checkFailure(result, 'validation', /./);
      assert.deepEqual(!result.ok && result.error.validationErrors, [entry]);
    });

    it('takes a delete as done when a lost answer was its own', async () => {
      const id = '01J0000000000000000000CHAT';
      const gone = json(404, { id: 'r', error_code: 'NotFound', description: 'No such connector' });
      server.on(`DELETE /v1/connectors/${id}`, hangUp, gone);
      assert.ok((await client().connectors.delete(id, signal)).ok);
      server.on(`DELETE /v1/connectors/${id}`, gone);
      checkFailure(await client().connectors.delete(id, signal), 'not-found', /./);
      server.on(`DELETE /v1/connectors/${id}`, noContent());
      assert.ok((await client().connectors.delete(id, signal)).ok);
    });
  });

  describe('an address', () => {
    it('must be https, or on this machine', async () => {
      for (const apiUrl of ['http://api.example.com', 'ftp://a', 'nonsense', 'https://user:pass@a.example.com']) {
        checkFailure(await client({ apiUrl }).connectors.list(signal), 'invalid-address', /./);
      }
      checkFailure(
        await client({ tokenUrl: 'http://auth.example.com' }).connectors.list(signal),
        'invalid-address',
        /secrets would be readable/,
      );
      assert.equal(server.requests.length, 0);
    });

    it('says when nobody answers there', async () => {
      const gone = await FaultServer.start();
      const { url: apiUrl, tokenUrl } = gone;
      await gone.close();
      checkFailure(await client({ apiUrl, tokenUrl }).connectors.list(signal), 'network', /connection was refused/);
    });

    it('says when its certificate is not trusted', async () => {
      const tls = await FaultServer.start({ tls: true });
      try {
        const api = client({ apiUrl: tls.url, tokenUrl: tls.tokenUrl });
        checkFailure(await api.connectors.list(signal), 'tls', /not trusted/);
      } finally {
        await tls.close();
      }
    });
  });
});
