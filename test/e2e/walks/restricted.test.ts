import assert from 'node:assert/strict';
import { describeWalk } from '../support/walk';

const WORKFLOW = 'workflows/welcome-person.fewrk.json';

// Whether VS Code asks at the start depends on its version; without an answer the workspace is not trusted.
const NOT_ASKED = { 'security.workspace.trust.startupPrompt': 'never' };

describeWalk('an untrusted workspace', { workspaceTrust: true, settings: NOT_ASKED }, (step) => {
  step('opens in Restricted Mode', async ({ statusBar }) => {
    await statusBar('Restricted Mode').waitFor({ timeout: 60_000 });
    await statusBar('Flexli: Local').waitFor();
  });

  step('language features work', async ({ editor }) => {
    await editor.open(WORKFLOW);
    await editor.cursorAfter(WORKFLOW, '"channel');
    await editor.type('s');
    await editor.squiggles('error').first().waitFor({ timeout: 30_000 });
  });

  step('deploy and run are not offered', async ({ quickInput, editor, page }) => {
    await quickInput.openWith('F1');
    await quickInput.input.fill('>Flexli: Deploy');
    // VS Code may offer commands that read alike.
    await quickInput.widget.filter({ hasText: /No matching commands|similar commands/ }).waitFor();
    assert.equal(await quickInput.row('Flexli: Deploy').count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await editor.part.locator('.editor-actions [aria-label*="Deploy"]').count(), 0);
  });

  step('running says why not, and where trust is given', async ({ editor, toasts, picture }) => {
    await editor.toTop();
    await editor.codeLens('Run').click();
    assert.match(await toasts.read('not trusted'), /Manage Workspace Trust/);
    await picture('untrusted-run');
    await toasts.clear();
  });

  step('the view says why, and where trust is given', async ({ sideBar, picture }) => {
    await sideBar.open('Flexli');
    await sideBar.part
      .getByText(/not trusted/i)
      .first()
      .waitFor();
    await sideBar.row('Not trusted.').waitFor();
    await picture('untrusted');
  });

  step('with trust, deploy and run are there', async ({ sideBar, editor, page }) => {
    await sideBar.part.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'hidden' });
    await editor.open(WORKFLOW);
    await editor.toTop();
    await editor.codeLens('Run').waitFor({ timeout: 30_000 });
    await sideBar.part
      .getByText(/not trusted/)
      .first()
      .waitFor({ state: 'hidden' });
  });
});

describeWalk('a window without a folder', { noFolder: true }, (step) => {
  step('the view says what to open', async ({ sideBar, picture }) => {
    await sideBar.open('Flexli');
    await sideBar.part.getByText('No folder is open').waitFor({ timeout: 60_000 });
    await picture('no-folder');
  });

  step('a new workflow can be written at once', async ({ quickInput, editor }) => {
    await quickInput.command('Flexli: New Workflow');
    await editor.line('"schema_version"').waitFor();
  });

  step('and runs as it is', async ({ editor, quickInput, toasts, page }) => {
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    await page.keyboard.press('Enter');
    await toasts.read('New workflow was successful', 40_000);
    await toasts.clear();
  });

  step('deploying without a document says what to do', async ({ quickInput, page, toasts, dialog }) => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    await dialog.press("Don't Save");
    await quickInput.command('Flexli: Deploy');
    assert.match(await toasts.read(/Open/), /workflow|connector/);
  });
});
