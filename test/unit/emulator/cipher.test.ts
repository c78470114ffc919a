import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Cipher } from '../../../flexli/emulator/store/cipher';

describe('emulator: cipher', () => {
  const cipher = new Cipher(randomBytes(32));
  const text = '{"type":"BearerToken","bearer_token":"geheim – ключ"}';

  it('opens what it sealed', () => {
    for (const plain of [text, '', 'x'.repeat(100_000)]) {
      assert.equal(cipher.open(cipher.seal(plain, 'owner'), 'owner'), plain);
    }
  });

  it('seals the same text differently each time', () => {
    assert.notDeepEqual(cipher.seal(text, 'owner'), cipher.seal(text, 'owner'));
  });

  it('does not show the text', () => {
    assert.equal(Buffer.from(cipher.seal(text, 'owner')).includes('BearerToken'), false);
  });

  it('does not open what another key sealed, or what belongs to another', () => {
    const sealed = cipher.seal(text, 'owner');
    assert.equal(new Cipher(randomBytes(32)).open(sealed, 'owner'), undefined);
    assert.equal(cipher.open(sealed, 'other'), undefined);
  });

  it('does not open what was changed at any place, or cut off', () => {
    const sealed = cipher.seal('secret', 'owner');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(cipher.open(changed, 'owner'), undefined, `byte ${index}`);
    }
    for (let length = 0; length < sealed.length; length++) {
      assert.equal(cipher.open(sealed.subarray(0, length), 'owner'), undefined, `${length} bytes`);
    }
  });
});
