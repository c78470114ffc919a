import assert from 'node:assert/strict';
import { waitUntil } from '../support/waitUntil';
import { describeWalk } from '../support/walk';

const WORKFLOW = 'workflows/welcome-person.fewrk.json';

describeWalk('write a workflow', {}, (step) => {
  step('the extension is there, and nothing asks for attention', async ({ statusBar, page, dialog }) => {
    await statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
    assert.equal(await dialog.box.count(), 0);
    assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  step('a workflow opens in its own language, with colours and code lenses', async ({ editor, statusBar }) => {
    await editor.open(WORKFLOW);
    await statusBar('Flexli Workflow').waitFor();
    await editor.codeLens('Run').waitFor();
    await editor.codeLens('Deploy').waitFor();
    const tokens = await editor.line('"connector_id"').locator('span > span').all();
    const colours = new Set(await Promise.all(tokens.map((token) => token.getAttribute('class'))));
    assert.ok(colours.size > 2, `classes of tokens: ${[...colours].join(', ')}`);
  });

  step('hover explains a parameter by the schema of its action', async ({ editor }) => {
    const hover = await editor.hoverOver('"id": "::person_id"', 'id');
    await waitUntil(async () => (await hover.innerText()).includes('Id of the person'), 'the description');
  });

  step('completion offers the actions of the connector', async ({ editor, page }) => {
    await editor.select(WORKFLOW, 'GetPerson');
    await page.keyboard.press('Delete');
    await editor.suggest('ListPeople');
    await editor.suggestion('GetPerson').waitFor();
    await editor.type('GetP');
    await editor.suggestion('GetPerson').waitFor();
    await page.keyboard.press('Enter');
    await editor.line('"type": "GetPerson"').waitFor();
    await editor.save(WORKFLOW, (text) => text.includes('"type": "GetPerson"'));
  });

  step('a misspelt key gives one message, on that key', async ({ editor, problems, picture }) => {
    await editor.cursorAfter(WORKFLOW, '"channel');
    await editor.type('s');
    await editor.squiggles('error').first().waitFor();
    await problems.show();
    await problems.row('channels').waitFor();
    await picture('problems');
  });

  step('the message goes when the key is mended', async ({ editor, page, problems }) => {
    await editor.line('"channels"').click();
    await editor.cursorAfter(WORKFLOW, '"channel');
    await page.keyboard.press('Delete');
    await problems.row('channels').waitFor({ state: 'hidden' });
    await problems.hide();
  });

  step('the outline shows the actions by name', async ({ quickInput, page }) => {
    await page.keyboard.press('Control+Shift+O');
    for (const name of ['Look the person up', 'Greet active people only']) {
      await quickInput.input.fill(`@${name}`);
      await quickInput.row(name).waitFor();
    }
    await page.keyboard.press('Escape');
  });

  step('formatting keeps the document and tidies its text', async ({ editor, quickInput, page }) => {
    const squeezed = editor.line(/\{\s*"name"/);
    await quickInput.goTo(1, 2);
    await page.keyboard.press('Delete');
    await squeezed.waitFor();
    await quickInput.command('Format Document');
    await squeezed.waitFor({ state: 'hidden' });
    await editor.save(WORKFLOW, (text) => text.startsWith('{\n  "name"'));
  });

  step('a snippet writes a core action', async ({ editor, page, picture }) => {
    await editor.cursorAfter(WORKFLOW, '"actions": [');
    await page.keyboard.press('Enter');
    const suggestion = await editor.suggest(/Wait/);
    await picture('completion');
    await suggestion.click();
    await editor.line('Flexli:CoreV1:Wait').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
  });
});
