import assert from 'node:assert/strict';
import { once } from 'node:events';
import { npm, run, start } from '../../../scripts/lib/processes.mjs';

describe('programs that the scripts start', () => {
  it('give their exit code', async () => {
    assert.equal(await run(process.execPath, ['-e', 'process.exit(3)']), 3);
  });

  it('count as failed when they cannot be started', async () => {
    assert.equal(await run('no-such-program-anywhere', []), 1);
  });

  it('take what they started with them', async () => {
    // The grandchild holds the pipe open as long as it lives.
    const code = `
      const options = { stdio: ['ignore', 'inherit', 'ignore'] };
      require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options).unref();`;
    const child = start(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child, 'close');
    assert.equal(child.exitCode, 0);
  });

  it('call npm without a shell where its script is known', () => {
    const [command, args] = npm(['--version']);
    assert.ok(command === process.execPath || command === 'npm');
    assert.equal(args.at(-1), '--version');
  });
});
