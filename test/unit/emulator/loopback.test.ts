import assert from 'node:assert/strict';
import { isLoopbackName, isOwnHost, isOwnOrigin } from '../../../flexli/emulator/http/loopback';

describe('emulator: loopback names', () => {
  function check(test: (text: string) => boolean, cases: Readonly<Record<string, boolean>>): void {
    for (const [text, expected] of Object.entries(cases)) assert.equal(test(text), expected, `"${text}"`);
  }

  it('tells own Host headers from foreign ones', () => {
    check(isOwnHost, {
      '127.0.0.1': true,
      '127.0.0.1:8787': true,
      localhost: true,
      'LocalHost:80': true,
      '[::1]': true,
      '[::1]:8787': true,
      '': false,
      ':8787': false,
      'localhost:': false,
      'localhost:80:80': false,
      'localhost.': false,
      '127.0.0.1.example.com': false,
      'example.com': false,
      '0.0.0.0': false,
      '::1': false,
      '[::1': false,
      'localhost@example.com': false,
    });
    assert.equal(isOwnHost(undefined), false);
  });

  it('tells own origins from those of the web', () => {
    check(isOwnOrigin, {
      'http://localhost:3000': true,
      'http://127.0.0.1': true,
      'http://[::1]:1': true,
      'https://example.com': false,
      'vscode-webview://abc': false,
      null: false,
      '': false,
    });
    assert.equal(isOwnOrigin(undefined), true);
  });

  it('knows the hosts of this machine', () => {
    check(isLoopbackName, {
      localhost: true,
      'sample.localhost': true,
      '127.1.2.3': true,
      '[::1]': true,
      'localhost.example.com': false,
      '128.0.0.1': false,
      '10.0.0.1': false,
      notlocalhost: false,
    });
  });
});
