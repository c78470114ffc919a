import assert from 'node:assert/strict';
import { bearerToken } from '../../../flexli/emulator/token/tokenEndpoint';
import { TokenIssuer } from '../../../flexli/emulator/token/tokenIssuer';

describe('emulator: token issuer', () => {
  let now = 0;
  const issuer = new TokenIssuer({ id: 'client', secret: 'geheim' }, () => now);

  it('knows its client alone', () => {
    assert.equal(issuer.isClient('client', 'geheim'), true);
    for (const [id, secret] of [
      ['client', 'geheim '],
      ['client', ''],
      ['Client', 'geheim'],
      ['', 'geheim'],
      ['geheim', 'client'],
    ] as const) {
      assert.equal(issuer.isClient(id, secret), false, `${id}:${secret}`);
    }
  });

  it('takes a token for an hour', () => {
    now = 1_000_000;
    const token = issuer.issue();
    assert.equal(issuer.check(token), 'valid');
    now += 3600_000 - 1;
    assert.equal(issuer.check(token), 'valid');
    now += 1;
    assert.equal(issuer.check(token), 'expired');
    assert.equal(issuer.check(`${token}x`), 'unknown');
  });

  it('forgets the oldest tokens when there are too many', () => {
    const first = issuer.issue();
    for (let count = 0; count < 10_000; count++) issuer.issue();
    assert.equal(issuer.check(first), 'unknown');
    assert.equal(issuer.check(issuer.issue()), 'valid');
  });

  it('reads a token with and without its scheme', () => {
    assert.equal(bearerToken('Bearer abc'), 'abc');
    assert.equal(bearerToken('bearer  abc '), 'abc');
    assert.equal(bearerToken('abc'), 'abc');
    assert.equal(bearerToken('Bearer '), undefined);
    assert.equal(bearerToken(undefined), undefined);
  });
});
