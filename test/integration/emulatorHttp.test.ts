import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { HttpOutcome, HttpRequest } from '../../flexli/engine/host';
import { HttpCaller, MAX_RESPONSE_BYTES } from '../../flexli/emulator/execution/httpCaller';
import { TestApi } from './emulatorSupport';
import type { SeenRequest } from './emulatorSupport';

describe('emulator: requests of connector actions', () => {
  const caller = new HttpCaller({ userAgent: 'test-agent' });
  let api: TestApi;
  let answer: (request: SeenRequest, response: ServerResponse) => void;

  beforeEach(async () => {
    api = await TestApi.start((request, response) => {
      answer(request, response);
    });
  });
  afterEach(() => api.close());

  function call(request: Partial<HttpRequest> = {}, signal = new AbortController().signal): Promise<HttpOutcome> {
    return caller.call(
      { method: 'get', url: `http://${api.host}/x`, headers: {}, timeoutMs: 5000, ...request },
      signal,
    );
  }

  async function checkFails(message: RegExp, request: Partial<HttpRequest> = {}): Promise<void> {
    const outcome = await call(request);
    assert.ok(!outcome.ok);
    assert.match(outcome.message, message);
  }

  it('sends method, headers and body, and gives the whole answer', async () => {
    answer = (_request, response) => {
      response.writeHead(404, 'Not There', { 'X-Answer': 'yes', 'Content-Type': 'text/plain' }).end('äöü');
    };
    const outcome = await call({ method: 'patch', headers: { 'X-Ask': '1', 'Content-Type': 'text/x' }, body: 'ßtext' });
    assert.ok(outcome.ok);
    const { headers, ...response } = outcome.response;
    assert.deepEqual(response, { status: 404, reason: 'Not There', body: 'äöü' });
    assert.equal(headers['x-answer'], 'yes');
    const [seen] = api.requests;
    assert.deepEqual(
      [
        seen?.method,
        seen?.url,
        seen?.headers['x-ask'],
        seen?.headers['content-type'],
        seen?.headers['user-agent'],
        seen?.body,
      ],
      ['PATCH', '/x', '1', 'text/x', 'test-agent', 'ßtext'],
    );
  });

  it('takes every method that connectors have', async () => {
    answer = (_request, response) => response.end('{}');
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']) {
      assert.ok((await call({ method })).ok, method);
      assert.equal(api.requests.at(-1)?.method, method.toUpperCase());
    }
  });

  it('reaches names below localhost on every system', async () => {
    answer = (_request, response) => response.end('{}');
    assert.ok((await call({ url: `http://some.name.localhost:${api.port}/` })).ok);
    assert.equal(api.requests[0]?.headers.host, `some.name.localhost:${api.port}`);
  });

  it('gives up when the answer takes too long to begin, or to end', async () => {
    answer = () => undefined;
    await checkFails(/^No complete answer from 127\.0\.0\.1:\d+ within 0\.05 s\.$/, { timeoutMs: 50 });
    answer = (_request, response) => {
      response.write('{"begun":');
    };
    await checkFails(/^No complete answer/, { timeoutMs: 50 });
  });

  it('is cut off when the run ends', async () => {
    const controller = new AbortController();
    answer = () => {
      controller.abort();
    };
    const outcome = await call({}, controller.signal);
    assert.deepEqual(outcome, { ok: false, message: 'The request was cut off because the run ended.' });
  });

  it('says what is wrong with the connection', async () => {
    answer = (_request, response) => {
      response.socket?.destroy();
    };
    await checkFails(/closed the connection before the answer was complete/);
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half', () => response.socket?.destroy());
    };
    await checkFails(/closed the connection before the answer was complete/);
    answer = (_request, response) => {
      response.socket?.end('this is no HTTP\r\n\r\n');
    };
    await checkFails(/failed \(HPE_/);
    const free = await TestApi.start(() => undefined);
    const url = `http://${free.host}/`;
    await free.close();
    await checkFails(/Nothing answers at/, { url });
  });

  it('takes no plain http from elsewhere, and no other kind of address', async () => {
    await checkFails(/example.com may be called over https only/, { url: 'http://example.com/?key=secret' });
    await checkFails(/is no URL/, { url: 'https://a b/' });
    await checkFails(/over https only/, { url: 'file:///etc/passwd' });
  });

  it('says that a GET cannot have a body', async () => {
    await checkFails(/^A GET request cannot have a body here/, { body: '{}' });
  });

  it('refuses answers that are too large, also when they are packed small', async () => {
    const large = Buffer.alloc(MAX_RESPONSE_BYTES + 1, 'x');
    answer = (_request, response) => response.end(large);
    await checkFails(/larger than 10 MB/);
    answer = (_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(large));
    await checkFails(/larger than 10 MB/);
    answer = (_request, response) => response.end(large.subarray(1));
    assert.ok((await call()).ok);
  });

  it('follows redirects, up to a limit', async () => {
    answer = (request, response) => {
      if (request.url === '/x') response.writeHead(302, { Location: '/y' }).end('moved');
      else response.end('{"at":"y"}');
    };
    const outcome = await call();
    assert.ok(outcome.ok);
    assert.equal(outcome.response.body, '{"at":"y"}');
    answer = (_request, response) => response.writeHead(307, { Location: '/x' }).end();
    await checkFails(/redirected more than 5 times/);
  });

  it('takes no credentials to another host', async () => {
    const other = await TestApi.start((_request, response) => response.end('{}'));
    try {
      answer = (_request, response) => response.writeHead(307, { Location: `http://${other.host}/` }).end();
      const headers = { Authorization: 'Bearer secret', 'X-Api-Key': 'secret', Accept: 'application/json' };
      assert.ok((await call({ method: 'post', headers, body: '{}' })).ok);
      const [seen] = other.requests;
      assert.deepEqual([seen?.method, seen?.body, seen?.headers.accept], ['POST', '{}', 'application/json']);
      assert.doesNotMatch(JSON.stringify(seen), /secret/);
    } finally {
      await other.close();
    }
  });

  it('says nothing of headers, path or query in its messages', async () => {
    answer = (_request, response) => {
      response.socket?.destroy();
    };
    const outcome = await call({ url: `http://${api.host}/secret?key=secret`, headers: { Authorization: 'secret' } });
    assert.doesNotMatch(JSON.stringify(outcome), /secret/);
    const invalid = await call({ headers: { 'X-Bad': 'secret\nvalue' } });
    assert.ok(!invalid.ok);
    assert.doesNotMatch(invalid.message, /secret/);
  });
});
