import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { waitUntil } from '../support/waitUntil';
import { describeWalk } from '../support/walk';
import type { Person } from '../support/walk';

const CHECK = 'workflows/check-service.fewrk.json';

/** Words that decorations put behind lines: they are in the style alone. */
async function wordsBeside(page: Page): Promise<string> {
  return page.evaluate<string>(
    `[...document.querySelectorAll('.editor-instance .view-line span')]
      .map((one) => getComputedStyle(one, '::after').content)
      .filter((text) => text.includes('·'))
      .join()`,
  );
}

describeWalk('runs of an account', {}, (step) => {
  async function run({ editor, quickInput, toasts }: Person, code: number, words: RegExp): Promise<void> {
    await editor.open(CHECK);
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    await quickInput.answer(`{ "code": ${code} }`);
    await toasts.read(words, 40_000);
    await toasts.clear();
  }

  step('the outcome of a run stands beside its action, until the file is edited', async (person) => {
    const { editor, statusBar, quickInput, toasts, dialog, page } = person;
    await statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
    await editor.open(CHECK);
    await quickInput.command('Flexli: Deploy');
    await quickInput.waitFor('which connector?');
    await quickInput.pick('Team Messages');
    await dialog.press('Deploy It First');
    await toasts.read('Deployed Check a service to Local', 40_000);
    await toasts.clear();
    await run(person, 404, /Check a service failed/);
    await waitUntil(async () => (await wordsBeside(page)).includes('failed'), 'the outcome');
    await editor.toTop();
    await editor.type(' ');
    await waitUntil(async () => (await wordsBeside(page)) === '', 'the outcome to go');
    await page.keyboard.press('Control+Z');
    await editor.save(CHECK, (text) => text.startsWith('{'));
    await run(person, 200, /Check a service was successful/);
    await waitUntil(async () => (await wordsBeside(page)).includes('successful'), 'the new outcome');
    await person.picture('outcome');
  });

  step('the request of an action is shown with its answer', async ({ sideBar, editor, picture }) => {
    await sideBar.open('Flexli');
    await sideBar.expand(/^Check a service(?!.*(?:in step|only))/);
    await sideBar.choose('Ask the service', 'Open Request and Response');
    await editor.line(/"url":\s"https?:\/\/sample\.localhost\/status\/200"/).waitFor();
    await editor.line(/"status":\s200/).waitFor();
    await picture('request');
  });

  step('two runs are compared', async ({ sideBar, quickInput, editor }) => {
    await sideBar.choose(/^Check a service(?!.*(?:in step|only|changed))/, 'Compare with Another Run');
    await quickInput.waitFor('With which run?');
    await quickInput.pick('failed');
    await editor.tab(/Check a service: .*↔/).waitFor();
  });

  step('a filter leaves only what failed, and is cleared', async ({ quickInput, sideBar, picture }) => {
    await quickInput.command('Flexli: Filter History');
    await quickInput.pick('failed');
    const rows = sideBar.part.locator('.monaco-list-row[aria-label^="Check a service, "]');
    await waitUntil(async () => (await rows.filter({ hasText: /ms · Local/ }).count()) === 1, 'one run');
    await picture('filter');
    await quickInput.command('Flexli: Show the Whole History');
    await waitUntil(async () => (await rows.filter({ hasText: /ms · Local/ }).count()) === 2, 'both runs');
  });

  step('an action that is dragged into a workflow is put into its list', async (person) => {
    const { sideBar, editor, page } = person;
    await editor.open(CHECK);
    await sideBar.expand('People Directory');
    const from = await sideBar.row('GetPerson').boundingBox();
    const to = await editor.line('"transform"').boundingBox();
    assert.ok(from && to);
    await page.mouse.move(from.x + 60, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + 8, { steps: 5 });
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x + 60, to.y + 8, { steps: 15 });
    await page.mouse.move(to.x + 64, to.y + 8, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await editor.line('"{{People Directory}}"').waitFor();
    await person.picture('dropped');
    await editor.save(CHECK, (text) => text.includes('"type": "GetPerson"') && text.includes('"order": 2'));
  });
});
