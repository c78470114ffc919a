import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { REFUSAL, startScriptedEnvironment } from '../support/environments';
import type { ScriptedEnvironment } from '../support/environments';
import { signIn } from '../support/signIn';
import { describeWalk } from '../support/walk';

const WAIT = {
  name: 'Wait a while',
  description: 'Waits.',
  schema_version: 1,
  actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } }],
};
const BROKEN = '{ "name": "Wait a while", "actions": [ ';

function write(folder: string, name: string, text: string): void {
  writeFileSync(path.join(folder, 'workflows', name), text);
}

function prepare(folder: string): void {
  write(folder, 'wait.fewrk.json', JSON.stringify(WAIT, undefined, 2));
  write(folder, 'broken.fewrk.json', BROKEN);
  write(folder, 'empty.fewrk.json', '');
  const action = JSON.stringify({ order: 1, type: 'Flexli:CoreV1:Transform', transform: { text: 'x'.repeat(5000) } });
  const actions = Array.from({ length: 1000 }, () => action).join(',');
  write(folder, 'large.fewrk.json', `{"name":"Large","description":"","schema_version":1,"actions":[${actions}]}`);
}

describeWalk('documents that cannot be sent', { prepare }, (step) => {
  async function checkRefused(
    person: Parameters<Parameters<typeof step>[1]>[0],
    file: string,
    said: RegExp,
  ): Promise<void> {
    const { editor, quickInput, toasts, problems } = person;
    await editor.open(`workflows/${file}`);
    await quickInput.command('Flexli: Deploy');
    await toasts.read(said, 60_000);
    await problems.row(file).waitFor();
    await person.picture(file.replace('.fewrk.json', ''));
    await toasts.clear();
  }

  step('broken JSON', async (person) => {
    await person.statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
    await checkRefused(person, 'broken.fewrk.json', /has (an|\d+) errors?, so it was not deployed/);
    assert.equal(person.editor.read('workflows/broken.fewrk.json'), BROKEN);
  });

  step('an empty file', async (person) => {
    await checkRefused(person, 'empty.fewrk.json', /has an error, so it was not deployed/);
    assert.equal(person.editor.read('workflows/empty.fewrk.json'), '');
  });

  step('a file of 5 MB', async (person) => {
    await checkRefused(person, 'large.fewrk.json', /has \d+ errors, so it was not deployed/);
  });
});

describe('an API in trouble', () => {
  let api: ScriptedEnvironment;

  before(async () => {
    api = await startScriptedEnvironment('refuse');
  });

  after(async () => {
    await api.close();
  });

  describeWalk('deploy to an API in trouble', { prepare }, (step) => {
    step('what the API alone refuses lands on the node it names', async (person) => {
      const { editor, quickInput, toasts, problems, page } = person;
      await person.statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
      await signIn(person, 'Staging', api);
      await editor.open('workflows/wait.fewrk.json');
      await quickInput.command('Flexli: Deploy');
      await toasts.read('Staging refused Wait a while');
      await problems.row(REFUSAL).waitFor();
      await person.picture('refused');
      await problems.row(REFUSAL).click();
      await page.locator('.statusbar-item', { hasText: 'Ln 10' }).waitFor();
      await toasts.clear();
    });

    step('an API that does not answer can be left', async (person) => {
      const { quickInput, toasts } = person;
      api.script = 'silent';
      await quickInput.command('Flexli: Deploy');
      await toasts.toast('Deploying to Staging').waitFor();
      await person.picture('progress');
      await toasts.press('Deploying to Staging', 'Cancel');
      await toasts.toast('Deploying to Staging').waitFor({ state: 'hidden' });
      await toasts.read('Cancelled while Wait a while was on its way');
      await toasts.clear();
    });

    step('an API that answers with a page is named as such', async (person) => {
      api.script = 'page';
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/not as the Flexli API does/);
      await person.picture('page');
      await person.toasts.clear();
    });

    step('an API that breaks says so once and offers to try again', async (person) => {
      api.script = 'broken';
      const before = api.calls.length;
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/Staging/);
      await person.picture('broken-api');
      const sent = api.calls.slice(before).filter((call) => call === 'POST /v1/workflows');
      // Sending again could deploy twice.
      assert.equal(sent.length, 1);
    });
  });
});
