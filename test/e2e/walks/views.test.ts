import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startTestEnvironment } from '../support/environments';
import type { TestEnvironment } from '../support/environments';
import { signIn } from '../support/signIn';
import { describeWalk } from '../support/walk';
import type { Person } from '../support/walk';

const DAILY = 'workflows/daily.fewrk.json';
const WORKFLOW = {
  name: 'Daily greeting',
  schema_version: 1,
  source: { type: 'Flexli:CoreV1:Schedule', parameters: { cron: '30 8 * * ?' } },
  actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', description: 'Wait a moment', parameters: { seconds: 1 } }],
};

describe('accounts, workflows and plans', () => {
  let first: TestEnvironment;
  let second: TestEnvironment;

  before(async () => {
    [first, second] = await Promise.all([startTestEnvironment(), startTestEnvironment()]);
  });

  after(async () => {
    await Promise.all([first.close(), second.close()]);
  });

  /** Lets flexli.json have an environment `second`, production. */
  function writeProject({ folder, editor }: Person, tokenUrl: string): void {
    const project = JSON.parse(editor.read('flexli.json')) as object;
    const environments = { second: { api: second.apiUrl, auth: tokenUrl, production: true } };
    writeFileSync(path.join(folder, 'flexli.json'), JSON.stringify({ ...project, environments }, undefined, 2));
  }

  const prepare = (folder: string): void => {
    writeFileSync(path.join(folder, DAILY), `${JSON.stringify(WORKFLOW, undefined, 2)}\n`);
  };

  describeWalk('accounts and views', { prepare }, (step) => {
    step('the walkthrough shows its steps', async ({ quickInput, page, picture, statusBar }) => {
      await statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
      await quickInput.command('Welcome: Open Walkthrough');
      await quickInput.pick('Get started with Flexli');
      await page.getByText('Plan a deployment', { exact: true }).first().waitFor();
      await picture('walkthrough');
    });

    step('the Accounts menu has a session for each environment', async (person) => {
      const { page } = person;
      await signIn(person, 'first', first);
      await signIn(person, 'second', second);
      await page.locator('.activitybar a.action-label[aria-label^="Accounts"]').first().click();
      const entry = (name: string): ReturnType<typeof page.locator> =>
        page.locator('.context-view .action-item', { hasText: new RegExp(`${name} \\(127\\.0\\.0\\.1`) }).first();
      await entry('first').waitFor();
      await entry('second').waitFor();
      await person.picture('accounts');
      await page.keyboard.press('Escape');
    });

    step('a plan needs the environment in flexli.json, and says so', async ({ quickInput, sideBar }) => {
      await sideBar.open('Flexli');
      await quickInput.command('Flexli: Plan a Deployment');
      await sideBar.row('Correct flexli.json first.').waitFor({ timeout: 30_000 });
    });

    step('a plan shows what is new, with boxes', async (person) => {
      writeProject(person, second.tokenUrl);
      await person.quickInput.command('Flexli: Plan a Deployment');
      await person.sideBar.row(/Daily greeting.*create/).waitFor({ timeout: 30_000 });
      assert.equal(
        await person.sideBar
          .row(/Daily greeting.*create/)
          .locator('[role="checkbox"]')
          .count(),
        1,
      );
      await person.picture('plan');
    });

    step('production asks for its name before anything is sent', async ({ quickInput, sideBar, toasts, page }) => {
      await quickInput.command('Flexli: Deploy the Plan');
      await quickInput.waitFor('second is production');
      await quickInput.answer('first');
      await quickInput.waitFor('This is not second');
      await quickInput.answer('second');
      await toasts.read('second has what the files say', 40_000);
      await toasts.clear();
      await sideBar.row(/Daily greeting.*in step/).waitFor();
      await page.keyboard.press('Escape');
    });

    step('a workflow tells when its clock starts it', async ({ sideBar, picture }) => {
      await sideBar.expand(/Daily greeting.*in step/);
      await sideBar.row('every day at 08:30 UTC').waitFor();
      await sideBar.row('Version 1').waitFor();
      await picture('workflows');
    });

    step('an address that changed in flexli.json gets no secret', async (person) => {
      const { quickInput, statusBar, dialog, page } = person;
      writeProject(person, first.tokenUrl);
      await statusBar(/second · signed out/).waitFor();
      await quickInput.command('Flexli: Sign In');
      await quickInput.waitFor('Which environment?');
      await quickInput.pick('second');
      await dialog.box.getByText('has another address than when you signed in').waitFor();
      await person.picture('address-changed');
      await page.keyboard.press('Escape');
      await dialog.box.waitFor({ state: 'hidden' });
      await statusBar(/second · signed out/).waitFor();
    });

    step('the old address is signed in as before', async (person) => {
      writeProject(person, second.tokenUrl);
      await person.statusBar(/^(?!.*signed out).*second/).waitFor();
    });
  });
});
