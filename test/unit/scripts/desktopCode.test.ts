import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { desktopCode } from '../../../scripts/lib/desktopCode.mjs';

describe('desktopCode', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-code-'));
  const code = path.join(folder, 'code');

  before(() => {
    writeFileSync(code, '');
    writeFileSync(`${code}.cmd`, '');
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  function check(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, expected: string | undefined): void {
    assert.equal(desktopCode({ PATH: folder, ...env }, platform)?.command, expected);
  }

  it('finds code on the PATH', () => {
    check({}, 'darwin', code);
    check({ DISPLAY: ':0' }, 'linux', code);
    check({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', code);
  });

  it('calls the batch file of Windows through a shell', () => {
    check({}, 'win32', `"${code}.cmd"`);
    assert.equal(desktopCode({ PATH: folder }, 'win32')?.shell, true);
  });

  it('opens no window without a display', () => {
    check({}, 'linux', undefined);
  });

  it('does not take the code of a remote terminal for a desktop', () => {
    check({ DISPLAY: ':0', VSCODE_IPC_HOOK_CLI: '/run/ipc.sock' }, 'linux', undefined);
  });

  it('finds nothing where there is nothing', () => {
    check({ PATH: '' }, 'darwin', undefined);
    check({ PATH: 'relative' }, 'darwin', undefined);
  });
});
