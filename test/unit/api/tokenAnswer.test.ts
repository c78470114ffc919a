import assert from 'node:assert/strict';
import type { ApiFailureKind } from '../../../flexli/api/failure';
import { readToken } from '../../../flexli/api/tokenAnswer';
import type { JsonValue } from '../../../flexli/model/json';

const BEGUN = 1_000_000;

function read(status: number, body: JsonValue | undefined, isJson = true): ReturnType<typeof readToken> {
  return readToken({ status, retryAfter: null, requestId: undefined, body, isJson }, 'auth.example.com', BEGUN);
}

function checkLife(title: string, expiresIn: JsonValue | undefined, seconds: number): void {
  it(title, () => {
    const result = read(200, { access_token: 'abc.def', expires_in: expiresIn, token_type: 'Bearer' });
    assert.deepEqual(result, { ok: true, value: { value: 'abc.def', renewAt: BEGUN + seconds * 1000 } });
  });
}

function checkRefusal(title: string, status: number, body: JsonValue | undefined, kind: ApiFailureKind): void {
  it(title, () => {
    const result = read(status, body, body !== undefined);
    assert.ok(!result.ok);
    assert.equal(result.error.kind, kind);
    assert.match(result.error.message, /auth\.example\.com/);
    assert.ok(!JSON.stringify(result).includes('echo'), 'passes on the words of the endpoint');
  });
}

describe('a token', () => {
  checkLife('is renewed a minute before it expires', 3600, 3540);
  checkLife('that lives short is used for half its life', 60, 30);
  checkLife('with its life as text', '3600', 3540);
  checkLife('without a life is used once', undefined, 0);
  checkLife('with a strange life is used once', -5, 0);
});

describe('a token endpoint that gives none', () => {
  checkRefusal(
    'a wrong client, as most say it',
    400,
    { error: 'invalid_client', error_description: 'echo' },
    'sign-in',
  );
  checkRefusal('a wrong client, as the RFC says it', 401, { error: 'invalid_client' }, 'sign-in');
  checkRefusal('a wrong client, in other words', 401, { message: 'echo' }, 'sign-in');
  checkRefusal('a client that may not', 400, { error: 'unauthorized_client' }, 'sign-in');
  checkRefusal(
    'a client that may not, as some say it',
    400,
    { error: 'invalid_request', error_description: 'echo' },
    'sign-in',
  );
  checkRefusal('a gateway’s 403', 403, { message: 'echo' }, 'unexpected');
  checkRefusal('throttled', 429, { message: 'echo' }, 'throttled');
  checkRefusal('out of order', 503, { message: 'echo' }, 'server');
  checkRefusal('a page', 200, undefined, 'unexpected');
  checkRefusal('another API', 200, { hello: 'echo' }, 'unexpected');
  checkRefusal('a redirect', 302, undefined, 'unexpected');
  checkRefusal('a token that no header can hold', 200, { access_token: 'echo\r\nX-Evil: 1' }, 'unexpected');
  checkRefusal('an empty token', 200, { access_token: '' }, 'unexpected');
  checkRefusal('a proxy’s 407', 407, undefined, 'network');
});
