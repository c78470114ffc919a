import assert from 'node:assert/strict';
import { NEWEST, OLDEST, PINS, runnableVersions } from '../../e2e/host/pins';
import { readText } from '../../support/sourceFiles';

describe('versions of VS Code', () => {
  function check(platform: string, node: string, expected: readonly string[]): void {
    assert.deepEqual(runnableVersions(platform, node), expected);
  }

  it('run with their own Node or with one that is new enough', () => {
    check('linux-x64', '20.11.0', [NEWEST, OLDEST]);
    check('darwin-arm64', '20.11.0', [OLDEST]);
    check('darwin-arm64', '22.15.0', [NEWEST, OLDEST]);
    check('darwin-arm64', '22.14.0', [OLDEST]);
  });

  it('include the oldest that package.json promises', () => {
    const { engines } = JSON.parse(readText('package.json')) as { engines: { vscode: string } };
    assert.equal(engines.vscode, `^1.${String(OLDEST.split('.')[1])}.0`);
  });

  it('are pinned by content', () => {
    for (const { server, node = {}, ripgrep = {} } of Object.values(PINS)) {
      for (const { integrity } of [server, ...Object.values(node), ...Object.values(ripgrep)]) {
        assert.match(integrity, /^sha512-[A-Za-z0-9+/]{86}==$/);
      }
    }
  });
});
