import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../flexli/engine/host';
import { nextRequest } from '../../../flexli/emulator/execution/redirect';
import { checkAddress } from '../../../flexli/emulator/execution/requestAddress';

const post: HttpRequest = {
  method: 'post',
  url: 'https://api.example.com/v1/things?x=1',
  headers: {
    Authorization: 'Bearer t',
    'X-Api-Key': 'k',
    Accept: 'application/json',
    'Content-Type': 'application/json',
  },
  body: '{}',
  timeoutMs: 1000,
};

describe('emulator: redirects', () => {
  function check(request: HttpRequest, status: number, location: string, expected: Partial<HttpRequest>): void {
    const next = nextRequest(request, status, location);
    assert.ok(next?.ok === true);
    assert.deepEqual(next.request, { timeoutMs: 1000, ...expected });
  }

  function checkRefused(request: HttpRequest, location: string, message: RegExp, status = 302): void {
    const next = nextRequest(request, status, location);
    assert.ok(next?.ok === false);
    assert.match(next.message, message);
  }

  it('leaves other answers alone', () => {
    assert.equal(nextRequest(post, 200, 'https://api.example.com/'), undefined);
    assert.equal(nextRequest(post, 304, 'https://api.example.com/'), undefined);
    assert.equal(nextRequest(post, 302, null), undefined);
  });

  it('makes a POST a GET where browsers do', () => {
    const headers = { Authorization: 'Bearer t', 'X-Api-Key': 'k', Accept: 'application/json' };
    for (const status of [301, 302, 303]) {
      check(post, status, '/v2', { method: 'get', url: 'https://api.example.com/v2', headers });
    }
    check({ ...post, method: 'put' }, 303, '/v2', { method: 'get', url: 'https://api.example.com/v2', headers });
  });

  it('keeps method and body otherwise', () => {
    for (const status of [307, 308]) {
      check(post, status, '?y=2', { ...post, url: 'https://api.example.com/v1/things?y=2' });
    }
    check({ ...post, method: 'put' }, 302, '/v2', { ...post, method: 'put', url: 'https://api.example.com/v2' });
  });

  it('takes no credentials to another host, port or scheme', () => {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    for (const url of ['https://evil.example/', 'https://api.example.com:8443/', 'https://sub.api.example.com/']) {
      check(post, 307, url, { ...post, url, headers });
    }
  });

  it('takes no body with credentials there either', () => {
    const token = { ...post, secretBody: true } as const;
    checkRefused(token, 'https://evil.example/', /^api\.example\.com redirected credentials to another host/, 307);
    check(token, 307, '/v2', { ...token, url: 'https://api.example.com/v2' });
    check(token, 303, 'https://evil.example/', {
      method: 'get',
      url: 'https://evil.example/',
      headers: { Accept: 'application/json' },
    });
  });

  it('keeps the limit of the answer', () => {
    const headers = { Authorization: 'Bearer t', 'X-Api-Key': 'k', Accept: 'application/json' };
    check({ ...post, maxBytes: 5 }, 303, '/v2', {
      method: 'get',
      url: 'https://api.example.com/v2',
      headers,
      maxBytes: 5,
    });
  });

  it('does not go where a service out there should not send us', () => {
    checkRefused(post, 'https://localhost/', /redirected to a host of this machine/);
    checkRefused(post, 'http://127.0.0.1:8787/v1/connectors', /redirected to a host of this machine/);
    checkRefused(post, 'http://api.example.com/', /redirected to an address without https/);
    checkRefused(post, 'file:///etc/passwd', /redirected to an address without https/);
    checkRefused(post, 'https://[', /is no URL/);
  });
});

describe('emulator: addresses of requests', () => {
  it('are https, or of this machine', () => {
    for (const url of [
      'https://example.com/',
      'http://localhost:1/',
      'http://sample.localhost/',
      'http://[::1]/',
      'http://127.0.0.1/',
    ]) {
      assert.equal(checkAddress(url).ok, true, url);
    }
    for (const url of ['http://example.com/', 'ftp://localhost/', 'file:///etc/passwd', 'data:,x', 'nonsense', '']) {
      assert.equal(checkAddress(url).ok, false, url);
    }
  });
});
