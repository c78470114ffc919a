import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../../scripts/lib/processes.mjs';
import { openBrowser } from '../host/workbench';
import { startProgram, untilClosed } from '../support/startProgram';
import type { StartedProgram } from '../support/startProgram';
import { waitUntil } from '../support/waitUntil';
import { handsOn } from '../support/walk';

const PAGE = /^ *(http:\/\/127\.0\.0\.1:\d+\/\?\S*tkn=\S+)/m;
const ENGINE = /answers at (\S+)/;

describe('npm start -- --browser', () => {
  let program: StartedProgram;

  before(() => {
    program = startProgram(['--browser']);
  });

  after(() => program.close());

  it('prints an address where a person can trust the examples and run one', async () => {
    const address = await program.printed(PAGE);
    const { page, outside, close } = await openBrowser();
    try {
      await page.goto(address);
      const { dialog, editor, quickInput, toasts, picture } = handsOn(page, '');
      await dialog.box.waitFor({ timeout: 60_000 });
      await dialog.press('Yes, I trust the authors');
      await editor.open('greet-department.fewrk.json');
      await quickInput.command('Flexli: Run');
      await quickInput.waitFor('which connector?');
      await quickInput.pick('Team Messages');
      await dialog.press('Deploy Them First');
      await quickInput.waitFor('Input of the run');
      await quickInput.answer('{ "department": "Engineering" }');
      await toasts.read('Greet a department was successful', 60_000);
      await picture('start');
      assert.deepEqual([...outside], []);
    } catch (error) {
      await handsOn(page, '').picture('failed-start');
      throw error;
    } finally {
      await close();
    }
  });

  it('lets nobody in without the token', async () => {
    const address = new URL(await program.printed(PAGE));
    assert.equal((await fetch(address.origin)).status, 403);
  });

  it('ends everything with Ctrl+C and leaves nothing behind', async () => {
    const addresses = [new URL(await program.printed(PAGE)).origin, await program.printed(ENGINE)];
    await program.interrupt();
    for (const address of addresses) await untilClosed(address);
  });
});

/** Stands in for the desktop VS Code: writes down how it was called, then waits as VS Code does with `--wait`. */
const CODE = `#!/usr/bin/env node
const call = { args: process.argv.slice(2), api: process.env.FLEXLI_LOCAL_API };
require('node:fs').writeFileSync(process.env.FLEXLI_TEST_CALL, JSON.stringify(call));
setInterval(() => undefined, 1000);
`;

// A batch file would have to stand in on Windows.
if (process.platform !== 'win32') {
  describe('npm start, with code on the PATH', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-code-'));
    const call = path.join(folder, 'call.json');
    let program: StartedProgram;

    before(() => {
      writeFileSync(path.join(folder, 'code'), CODE);
      chmodSync(path.join(folder, 'code'), 0o755);
      program = startProgram([], {
        PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}`,
        DISPLAY: ':0',
        VSCODE_IPC_HOOK_CLI: '',
        FLEXLI_TEST_CALL: call,
      });
    });

    after(async () => {
      await program.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('opens the desktop VS Code with the extension, the examples and the local engine', async () => {
      const engine = await program.printed(ENGINE);
      await waitUntil(() => existsSync(call), 'VS Code to be opened', 60_000);
      const { args, api } = JSON.parse(readFileSync(call, 'utf8')) as { args: string[]; api: string };
      assert.equal(api, engine);
      assert.ok(args.includes(`--extensionDevelopmentPath=${ROOT}`));
      assert.ok(existsSync(path.join(args.at(-1) ?? '', 'flexli.json')));
      const userData = args[args.indexOf('--user-data-dir') + 1] ?? '';
      assert.match(readFileSync(path.join(userData, 'User', 'settings.json'), 'utf8'), /startupPrompt/);
    });

    it('ends everything with Ctrl+C and leaves nothing behind', async () => {
      const engine = await program.printed(ENGINE);
      await program.interrupt();
      await untilClosed(engine);
    });
  });
}
