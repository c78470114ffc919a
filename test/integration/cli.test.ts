import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCli } from './cliProcess';

describe('flexli in the terminal', () => {
  it('explains itself', async () => {
    await checkCli(
      ['--help'],
      {},
      { code: 0, out: /^Usage: flexli COMMAND [^]*\n {2}validate +\S[^]*\n {2}emulator +\S/ },
    );
    await checkCli(['help'], {}, { code: 0, out: /^Usage: flexli COMMAND/ });
  });

  it('explains each command', async () => {
    await checkCli(
      ['validate', '--help'],
      {},
      { code: 0, out: /Usage: flexli validate \[PATH…\] \[--connectors FILE\]/ },
    );
    await checkCli(
      ['emulator', '--help'],
      {},
      { code: 0, out: /Usage: flexli emulator \[--port PORT\] \[--data FILE\]/ },
    );
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as { readonly version: string };
    await checkCli(['--version'], {}, { code: 0, out: `${version}\n` });
  });

  it('refuses what it does not know', async () => {
    await checkCli([], {}, { code: 2, err: /^Usage: flexli COMMAND/ });
    await checkCli(['launch'], {}, { code: 2, err: /^flexli: There is no command "launch"\.\n\nUsage/ });
    await checkCli(['validate', '--quiet'], {}, { code: 2, err: /^flexli validate: Unknown option '--quiet'\.\nSee / });
    await checkCli(
      ['validate', '--format', 'xml'],
      {},
      { code: 2, err: /--format takes [a-z, ]+ or [a-z]+, not "xml"\./ },
    );
    await checkCli(['validate', '--connectors'], {}, { code: 2, err: /'--connectors <value>' argument missing\./ });
    await checkCli(['emulator', 'now'], {}, { code: 2, err: /Unexpected argument "now"\./ });
  });

  it('is called by the commands that the package has', () => {
    const { bin } = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as {
      readonly bin: Readonly<Record<string, string>>;
    };
    assert.deepEqual(Object.keys(bin), ['flexli', 'flexli-language-server']);
    for (const file of Object.values(bin)) {
      // Without arguments each says how it is used.
      const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve(file)], { encoding: 'utf8' });
      assert.deepEqual([status, stdout], [2, ''], file);
      assert.match(stderr, /Usage: flexli/);
    }
  });
});
