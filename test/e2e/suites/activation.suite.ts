import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import type { FlexliExtension } from '../../../client/extension';

const LIMIT_MS = 100;

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('activation', () => {
  const extension = extensions.getExtension<FlexliExtension>('flexli.flexli');

  it(`takes less than ${LIMIT_MS} ms`, async () => {
    assert.ok(extension);
    const { wallMs, cpuMs } = (await extension.activate()).activation;
    console.log(`      ${wallMs.toFixed(1)} ms, ${cpuMs.toFixed(1)} ms of the processor`);
    // Other programs of a busy machine lengthen the one, other threads of the extension host the other.
    const least = Math.min(wallMs, cpuMs);
    assert.ok(wallMs > 0 && least < LIMIT_MS, `${least} ms`);
  });

  it('registers every command of package.json', async () => {
    assert.ok(extension);
    const { contributes } = extension.packageJSON as Manifest;
    const registered = new Set(await commands.getCommands());
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('starts a language server that answers', async () => {
    assert.ok(extension);
    const flexli = await extension.activate();
    await flexli.languageServerReady();
  });
});
