import assert from 'node:assert/strict';
import { isSigned, newSigningKey, sign } from '../../../flexli/emulator/local/eventSignature';
import type { EventHeaders } from '../../../flexli/emulator/local/eventSignature';

// The example of the guide, "Signing Events".
const KEY = '7930efb37ac4846f3df4c1a3522e8e27';
const TIMESTAMP = '1688782099';
const BODY = '{"type": "MyCustomEvent", "foo": "bar", "baz": true}';
const SIGNATURE = sign(BODY, KEY, TIMESTAMP);

function checkSigned(expected: boolean, changes: Partial<EventHeaders> = {}, body = BODY): void {
  const headers = { timestamp: TIMESTAMP, signature: `sha256v1:${SIGNATURE}`, now: new Date(1_688_782_099_000) };
  assert.equal(isSigned(body, KEY, { ...headers, ...changes }), expected, JSON.stringify(changes));
}

describe('emulator: signatures of events', () => {
  it('are HMAC-SHA-256 over timestamp and body, in hexadecimal', () => {
    assert.equal(SIGNATURE, '65ef9ab3c247e83b1aaab2f963e791552ff63a58e3d67ff189efa58d6b1e4433');
    checkSigned(true);
    checkSigned(true, { signature: `sha256v1:${SIGNATURE.toUpperCase()}` });
  });

  it('hold for that body, key, time and method only', () => {
    checkSigned(false, {}, `${BODY} `);
    checkSigned(false, { timestamp: '1688782098' });
    checkSigned(false, { signature: SIGNATURE });
    checkSigned(false, { signature: `sha256v2:${SIGNATURE}` });
    checkSigned(false, { signature: `sha256v1:${'0'.repeat(64)}` });
    checkSigned(false, { signature: undefined });
    checkSigned(false, { timestamp: undefined });
    assert.equal(
      isSigned(BODY, newSigningKey(), {
        timestamp: TIMESTAMP,
        signature: `sha256v1:${SIGNATURE}`,
        now: new Date(1_688_782_099_000),
      }),
      false,
    );
  });

  it('hold for five minutes', () => {
    checkSigned(true, { now: new Date(1_688_782_099_000 + 299_000) });
    checkSigned(true, { now: new Date(1_688_782_099_000 - 299_000) });
    checkSigned(false, { now: new Date(1_688_782_099_000 + 301_000) });
    checkSigned(false, { now: new Date(1_688_782_099_000 - 301_000) });
  });
});
