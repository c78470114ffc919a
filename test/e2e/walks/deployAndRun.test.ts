import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from '../support/waitUntil';
import { describeWalk } from '../support/walk';

const WELCOME = 'workflows/welcome-person.fewrk.json';
const CHECK = 'workflows/check-service.fewrk.json';
const PEOPLE = 'connectors/people-directory.fecon.json';
const ULID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/;

describeWalk('deploy and run', {}, (step) => {
  step(
    'the Flexli view shows the connectors of the workspace',
    async ({ sideBar, statusBar, editor, page, picture }) => {
      await statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
      await sideBar.open('Flexli');
      await sideBar.row('People Directory').waitFor();
      await sideBar.row('Team Messages').waitFor();
      await sideBar.row(/Not started yet.*Start it/).waitFor();
      await sideBar.expand('People Directory');
      await sideBar.row('GetPerson').hover();
      await editor.hover.filter({ hasText: 'Id of the person, for example p-1.' }).waitFor();
      await picture('tooltip');
      await sideBar.row('GetPerson').click();
      await editor.tab('people-directory.fecon.json').waitFor();
      await page.locator('.statusbar-item', { hasText: /Ln 3\d/ }).waitFor();
    },
  );

  step('a connector is deployed from the editor title, and shown read-only', async ({ editor, page, toasts }) => {
    await editor.open(PEOPLE);
    await editor.part.locator('.editor-actions a.action-label[aria-label*="Deploy"]').first().click();
    assert.match(await toasts.read('Deployed People Directory to Local', 40_000), ULID);
    await toasts.press('Deployed People Directory to Local', 'Show');
    await editor.tab('People Directory.fecon.json').waitFor();
    await editor.line('"ListPeople"').waitFor();
    await editor.line('"ListPeople"').click();
    await page.keyboard.type('x');
    await page.locator('.monaco-editor-overlaymessage', { hasText: /read-only/i }).waitFor();
    await toasts.clear();
  });

  step('a workflow is deployed from the explorer; its placeholder is asked for by name', async (person) => {
    const { sideBar, quickInput, dialog, toasts, editor } = person;
    await sideBar.open('Explorer');
    await sideBar.expand('workflows');
    await sideBar.choose('welcome-person.fewrk.json', 'Deploy');
    await quickInput.waitFor('{{Team Messages}}: which connector?');
    await person.picture('placeholder');
    await quickInput.pick('Team Messages');
    await dialog.press('Deploy It First');
    assert.match(await toasts.read('Deployed Welcome a person to Local'), ULID);
    assert.match(
      editor.read('flexli.json'),
      /"Team Messages": \{\s*"connector": "connectors\/team-messages.fecon.json"/,
    );
    await toasts.clear();
  });

  step('the code lens runs it, after the input was checked', async (person) => {
    const { editor, quickInput, toasts, page } = person;
    await editor.open(WELCOME);
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    await quickInput.input.fill('{ "person_id": ');
    await page.keyboard.press('Enter');
    await quickInput.widget.locator('.quick-input-message', { hasText: /JSON/ }).waitFor();
    await quickInput.answer('{ "person_id": "p-1" }');
    await toasts.read('Welcome a person was successful', 40_000);
    await toasts.press('Welcome a person was successful', 'Show Run');
    await toasts.clear();
  });

  step('the run shows each action, its time and its state', async ({ sideBar, editor, picture }) => {
    await sideBar.row('Look the person up').waitFor();
    await sideBar.row('Greet active people only').waitFor();
    await picture('overview');
    await sideBar.row('Look the person up').click();
    await editor.line('"person_id"').or(editor.line('"p-1"')).first().waitFor();
  });

  step('the last input is remembered', async ({ editor, quickInput, page }) => {
    await editor.open(WELCOME);
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    assert.equal(await quickInput.input.inputValue(), '{ "person_id": "p-1" }');
    await page.keyboard.press('Escape');
  });

  step('a run that fails says why', async (person) => {
    const { editor, quickInput, toasts, sideBar } = person;
    await editor.open(CHECK);
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    await quickInput.answer('{ "code": 404 }');
    const text = await toasts.read('Check a service failed', 40_000);
    assert.match(text, /404|NOT FOUND|Not Found/);
    await toasts.press('Check a service failed', 'Show Run');
    await sideBar.row('Ask the service').waitFor();
    await person.picture('run');
    await toasts.clear();
  });

  step('a document with an error is not deployed, and Problems opens', async (person) => {
    const { editor, quickInput, toasts, problems, page } = person;
    await editor.open(CHECK);
    await editor.cursorAfter(CHECK, '"parameters');
    await editor.type('x');
    await quickInput.command('Flexli: Deploy');
    await toasts.read('Check a service has');
    await problems.row('parametersx').waitFor();
    await page.keyboard.press('Control+Z');
    await editor.save(CHECK, (text) => !text.includes('parametersx'));
    await problems.hide();
    await toasts.clear();
  });

  step('a connector of the account is deleted after a question', async (person) => {
    const { sideBar, dialog, toasts, page } = person;
    await sideBar.open('Flexli');
    await sideBar.row('Local account').waitFor();
    const account = sideBar.part.locator('.monaco-list-row', { hasText: /Team Messages.*…/ }).first();
    await account.waitFor();
    await person.picture('connectors');
    await sideBar.choose(/Team Messages.*…/, 'Copy Id');
    await waitUntil(async () => ULID.test(await page.evaluate('navigator.clipboard.readText()')), 'the id');
    await sideBar.choose(/Team Messages.*…/, 'Delete');
    await dialog.press('Delete');
    await toasts.read('Deleted Team Messages from Local');
    await account.waitFor({ state: 'hidden' });
    await toasts.clear();
  });

  step('a workflow whose connector is gone offers to deploy it again, then to run', async (person) => {
    const { editor, quickInput, dialog, toasts, page } = person;
    await editor.open(WELCOME);
    await quickInput.command('Flexli: Deploy');
    await dialog.press('Deploy It First');
    await toasts.press('Deployed Welcome a person to Local', 'Run');
    await quickInput.waitFor('Input of the run');
    await page.keyboard.press('Escape');
    await toasts.clear();
  });

  step('a broken connector file is named in the tree', async ({ folder, sideBar }) => {
    writeFileSync(path.join(folder, 'connectors', 'broken.fecon.json'), '{ "type": ');
    await sideBar.open('Flexli');
    await waitUntil(async () => sideBar.row('not valid JSON').isVisible(), 'the broken file');
  });
});
