import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { start } from '../../../scripts/lib/processes.mjs';
import { openBrowser } from '../host/workbench';
import { waitUntil } from '../support/waitUntil';
import { handsOn } from '../support/walk';

describe('npm start -- --browser', () => {
  let program: ChildProcess;
  // Short, since paths of sockets begin with it.
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'fs-'));
  const lines: string[] = [];

  before(() => {
    program = start(process.execPath, [path.join('scripts', 'start.mjs'), '--browser'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temporary },
    });
    assert.ok(program.stdout);
    createInterface(program.stdout).on('line', (line) => lines.push(line));
  });

  after(async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGKILL');
      await once(program, 'exit');
    }
    rmSync(temporary, { recursive: true, force: true });
  });

  async function printed(pattern: RegExp): Promise<string> {
    return waitUntil(
      () => {
        assert.equal(program.exitCode, null, lines.join('\n'));
        return pattern.exec(lines.join('\n'))?.[1];
      },
      String(pattern),
      90_000,
    );
  }

  it('prints an address where a person can trust the examples and run one', async () => {
    const address = await printed(/^ *(http:\/\/127\.0\.0\.1:\d+\/\?\S*tkn=\S+)/m);
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
    const address = new URL(await printed(/^ *(http:\/\/127\.0\.0\.1:\d+\/\?\S*tkn=\S+)/m));
    assert.equal((await fetch(address.origin)).status, 403);
  });

  it('ends everything with Ctrl+C and leaves nothing behind', async () => {
    const addresses = [await printed(/(http:\/\/127\.0\.0\.1:\d+)\/\?/), await printed(/answers at (\S+)/)];
    program.kill('SIGINT');
    await once(program, 'exit');
    for (const address of addresses) {
      await waitUntil(
        () =>
          fetch(address).then(
            () => false,
            () => true,
          ),
        `${address} to be closed`,
      );
    }
    // tsx keeps a cache there.
    const left = readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
    assert.deepEqual(left, []);
  });
});
