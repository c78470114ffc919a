import assert from 'node:assert/strict';
import type { EmulatorSettings } from '../../../cli/emulator/settings';
import { readSettings } from '../../../cli/emulator/settings';

const CLIENT = { FLEXLI_CLIENT_ID: 'some-id', FLEXLI_CLIENT_SECRET: 'some-secret' };

function check(
  port: string | undefined,
  environment: Readonly<Record<string, string>>,
  expected: Partial<EmulatorSettings>,
): void {
  const read = readSettings(port, environment);
  assert.ok(read.ok);
  assert.deepEqual({ ...read.settings, ...expected }, read.settings);
}

function checkWrong(port: string | undefined, environment: Readonly<Record<string, string>>, message: RegExp): void {
  const read = readSettings(port, environment);
  assert.ok(!read.ok);
  assert.match(read.message, message);
  for (const value of Object.values(environment)) assert.ok(value === '' || !read.message.includes(value));
}

describe('settings of the emulator', () => {
  it('takes the port', () => {
    check(undefined, CLIENT, { port: 8787 });
    check('0', CLIENT, { port: 0 });
    check('65535', CLIENT, { port: 65535 });
    for (const port of ['65536', '-1', '1.5', '1e3', ' 1', '', 'x']) checkWrong(port, CLIENT, /--port takes a number/);
  });

  it('takes the client of the environment', () => {
    check('1', CLIENT, { clientId: 'some-id', clientSecret: 'some-secret', invented: false });
  });

  it('makes a pair, another one each time', () => {
    const first = readSettings('1', { FLEXLI_CLIENT_ID: '', FLEXLI_CLIENT_SECRET: '' });
    const second = readSettings('1', {});
    assert.ok(first.ok && second.ok && first.settings.invented && second.settings.invented);
    assert.ok(first.settings.clientSecret.length >= 32);
    assert.notEqual(first.settings.clientSecret, second.settings.clientSecret);
  });

  it('refuses half a pair', () => {
    checkWrong('1', { FLEXLI_CLIENT_ID: 'some-id' }, /both/);
    checkWrong('1', { FLEXLI_CLIENT_SECRET: 'some-secret', FLEXLI_CLIENT_ID: '' }, /both/);
  });

  it('takes a key of 32 bytes', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
    check('1', { ...CLIENT, FLEXLI_EMULATOR_KEY: Buffer.from(bytes).toString('base64') }, { encryptionKey: bytes });
    check('1', { ...CLIENT, FLEXLI_EMULATOR_KEY: Buffer.from(bytes).toString('base64url') }, { encryptionKey: bytes });
    for (const key of ['c2hvcnQ=', 'not base64 at all', Buffer.alloc(33).toString('base64')]) {
      checkWrong('1', { FLEXLI_EMULATOR_KEY: key }, /32 bytes in base64/);
    }
  });
});
