import assert from 'node:assert/strict';
import { isLoopbackHost, parseAddress } from '../../../flexli/api/address';

/** `problem` is undefined for an address that is taken. */
function checkAddress(text: string, problem?: RegExp): void {
  it(text === '' ? '(empty)' : text, () => {
    const result = parseAddress(text, 'API URL');
    if (problem === undefined) {
      assert.equal(result.ok, true);
    } else {
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'invalid-address');
      assert.match(result.error.message, problem);
      assert.ok(!result.error.message.includes('hunter2'), 'shows a password');
    }
  });
}

describe('an address that secrets are sent to', () => {
  checkAddress('https://api.flexli.app');
  checkAddress('https://api.flexli.app:8443/stage/');
  checkAddress('http://127.0.0.1:8787');
  checkAddress('http://127.1.2.3');
  checkAddress('http://[::1]:8787');
  checkAddress('http://localhost:8787');
  checkAddress('http://LOCALHOST');
  checkAddress('http://sample.localhost');
  // The URL standard reads this as 127.0.0.1.
  checkAddress('http://2130706433');

  checkAddress('', /no web address/);
  checkAddress('api.flexli.app', /no web address/);
  checkAddress('ftp://me:hunter2@example.com', /no web address/);
  checkAddress('file:///etc/passwd', /no web address/);
  checkAddress('https://me:hunter2@example.com', /user name or password/);
  checkAddress('https://example.com/#hunter2', /after “#”/);
  checkAddress('http://api.flexli.app', /must begin with https.*api\.flexli\.app/);
  checkAddress('http://127.0.0.1.example.com', /https/);
  checkAddress('http://localhost.example.com', /https/);
  checkAddress('http://notlocalhost', /https/);
  checkAddress('http://192.168.0.1', /https/);
  checkAddress('http://0.0.0.0', /https/);
  checkAddress('http://[::2]', /https/);
});

describe('a loopback host', () => {
  for (const [host, expected] of [
    ['localhost', true],
    ['a.b.localhost', true],
    ['127.255.0.1', true],
    ['[::1]', true],
    ['128.0.0.1', false],
    ['localhost.', false],
    ['', false],
  ] as const) {
    it(`${host} ${expected ? 'is' : 'is not'} one`, () => {
      assert.equal(isLoopbackHost(host), expected);
    });
  }
});
