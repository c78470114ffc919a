import assert from 'node:assert/strict';
import { SecretMask } from '../../../../cli/run/secretMask';

function check(secrets: readonly string[], text: string, expected: string): void {
  const mask = new SecretMask();
  for (const secret of secrets) mask.add(secret);
  assert.equal(mask.hide(text), expected);
}

describe('SecretMask', () => {
  it('hides a secret wherever it stands', () => {
    check(['t0ken'], 'a t0ken, and t0ken again', 'a •••, and ••• again');
  });

  it('hides it as JSON and in addresses as well', () => {
    check(['a"b\\c/d'], JSON.stringify({ key: 'a"b\\c/d' }), '{"key":"•••"}');
    check(['a b&c'], 'https://example.com/?key=a%20b%26c', 'https://example.com/?key=•••');
  });

  it('hides the longest first', () => {
    check(['abcd', 'abcdef'], 'abcdef abcd', '••• •••');
  });

  it('takes signs as they are', () => {
    check(['a.*c$&'], 'abbc a.*c$&', 'abbc •••');
  });

  it('leaves alone what is too short to tell', () => {
    check(['abc', ''], 'abc', 'abc');
  });

  it('hides what the process was given', () => {
    const mask = SecretMask.ofEnvironment({
      FLEXLI_SECRET_TOKEN: 'hidden-1',
      FLEXLI_CLIENT_SECRET: 'hidden-2',
      FLEXLI_CLIENT_ID: 'shown',
      OTHER: 'words',
    });
    assert.equal(mask.hide('hidden-1 hidden-2 shown words'), '••• ••• shown words');
  });
});
