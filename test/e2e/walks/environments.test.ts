import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startTestEnvironment } from '../support/environments';
import type { TestEnvironment } from '../support/environments';
import { giveClient } from '../support/signIn';
import { waitUntil } from '../support/waitUntil';
import { describeWalk } from '../support/walk';
import type { Person } from '../support/walk';

const CONNECTOR = 'connectors/status.fecon.json';
const CHILD = 'workflows/ask.fewrk.json';
const PARENT = 'workflows/report.fewrk.json';

const STATUS = {
  type: 'Status',
  name: 'Status',
  description: 'Asks a service how it is.',
  schema_version: 1,
  config: {
    host: '{{Status host}}',
    base_path: '',
    default_headers: { Accept: 'application/json' },
    credentials: { type: 'BearerToken', bearer_token: '{{Status token}}' },
  },
  actions: [
    {
      type: 'Ask',
      method: 'get',
      path: '::join(`/`, [`status`, code])',
      parameters: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
    },
  ],
};

/** Asks for a code that its service answers with; the author got it wrong first. */
const ASK = {
  name: 'Ask the status',
  schema_version: 1,
  actions: [
    {
      order: 1,
      connector_id: '{{Status}}',
      type: 'Ask',
      description: 'Ask the service',
      parameters: { code: '404' },
      transform: { answer: '::' },
    },
  ],
};

const REPORT = {
  name: 'Daily report',
  schema_version: 1,
  actions: [
    {
      order: 1,
      type: 'Flexli:CoreV1:RunWorkflow',
      description: 'Ask first',
      parameters: { workflow_id: '{{Ask}}', workflow_version: '{{Ask}}', workflow_input: { from: 'report' } },
    },
  ],
};

describe('two environments', () => {
  const token = randomBytes(16).toString('hex');
  let staging: TestEnvironment;
  let production: TestEnvironment;

  before(async () => {
    [staging, production] = await Promise.all([startTestEnvironment(), startTestEnvironment()]);
  });

  after(async () => {
    await Promise.all([staging.close(), production.close()]);
  });

  const write = (folder: string, file: string, content: object): void => {
    writeFileSync(path.join(folder, file), `${JSON.stringify(content, undefined, 2)}\n`);
  };

  const prepare = (folder: string): void => {
    // Nothing but what this walk is about.
    for (const name of ['connectors', 'workflows']) {
      rmSync(path.join(folder, name), { recursive: true });
      mkdirSync(path.join(folder, name));
    }
    write(folder, CONNECTOR, STATUS);
    write(folder, CHILD, ASK);
    write(folder, PARENT, REPORT);
    write(folder, 'flexli.json', {
      environments: {
        staging: {
          api: staging.apiUrl,
          auth: staging.tokenUrl,
          variables: { 'Status host': 'sample.localhost' },
        },
        production: {
          api: production.apiUrl,
          auth: production.tokenUrl,
          production: true,
        },
      },
      variables: {
        Status: { connector: CONNECTOR },
        Ask: { workflow: CHILD },
        'Status token': { secret: true },
      },
    });
  };

  async function signInTo(person: Person, name: string, { clientId, clientSecret }: TestEnvironment): Promise<void> {
    const { quickInput, toasts, statusBar } = person;
    await quickInput.command('Flexli: Sign In');
    await quickInput.waitFor('Which environment?');
    await quickInput.pick(name);
    await quickInput.waitFor('Client id');
    await giveClient(person, clientId, clientSecret);
    await person.page.keyboard.press('Enter');
    await toasts.read(`Signed in to ${name}`);
    await statusBar(`Flexli: ${name}`).waitFor();
    await toasts.clear();
  }

  async function plan({ quickInput, sideBar }: Person, row: RegExp): Promise<void> {
    await quickInput.command('Flexli: Plan a Deployment');
    await sideBar.row(row).waitFor({ timeout: 30_000 });
  }

  async function giveSecret({ sideBar, quickInput }: Person, environment: string): Promise<void> {
    await sideBar.expand(/^Status.*has errors/);
    await sideBar.row('No secret: Status token').click();
    await quickInput.waitFor(`Secret Status token for ${environment}`);
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.answer(token);
    await sideBar.row(/^Status.*create/).waitFor({ timeout: 30_000 });
  }

  async function run({ editor, quickInput, toasts }: Person, said: RegExp): Promise<void> {
    await editor.open(CHILD);
    await editor.codeLens('Run').click();
    await quickInput.waitFor('Input of the run');
    await quickInput.answer('{}');
    await toasts.read(said, 40_000);
    await toasts.clear();
  }

  describeWalk(
    'from staging to production',
    {
      prepare: (folder) => {
        prepare(folder);
      },
    },
    (step) => {
      step('sign in to both, which flexli.json names', async (person) => {
        await person.statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
        await signInTo(person, 'production', production);
        await signInTo(person, 'staging', staging);
        await person.sideBar.open('Flexli');
      });

      step('a plan asks for the secret that staging lacks', async (person) => {
        await plan(person, /^Status.*has errors/);
        await person.sideBar.expand(/^Status.*has errors/);
        await person.sideBar.row(/No secret: Status token.*Give it/).waitFor();
        await person.picture('plan-secret');
        await giveSecret(person, 'staging');
      });

      step('the plan is deployed, and the lock says so', async ({ quickInput, toasts, editor }) => {
        await quickInput.command('Flexli: Deploy the Plan');
        await toasts.read('staging has what the files say: 3 steps done', 40_000);
        await toasts.clear();
        const lock = editor.read('flexli.lock.json');
        for (const file of [CONNECTOR, CHILD, PARENT]) assert.ok(lock.includes(`"${file}"`), file);
        assert.ok(!lock.includes(token));
      });

      step('production lacks a value and a secret, and wants its name', async (person) => {
        const { editor, quickInput, sideBar, statusBar, toasts } = person;
        await quickInput.command('Flexli: Switch Environment');
        await quickInput.pick('production');
        await statusBar('Flexli: production').waitFor();
        await plan(person, /^Status.*has errors/);
        await sideBar.expand(/^Status.*has errors/);
        await sideBar.row(/No value: \{\{Status host\}\}.*Say what it is/).click();
        await quickInput.waitFor('{{Status host}} in production');
        await quickInput.answer('sample.localhost');
        await sideBar.row(/No value/).waitFor({ state: 'hidden' });
        const { environments } = JSON.parse(editor.read('flexli.json')) as {
          environments: { production: { variables?: object } };
        };
        assert.deepEqual(environments.production.variables, { 'Status host': 'sample.localhost' });
        await giveSecret(person, 'production');
        await quickInput.command('Flexli: Deploy the Plan');
        await quickInput.waitFor('production is production');
        await quickInput.answer('production');
        await toasts.read('production has what the files say: 3 steps done', 40_000);
        await toasts.clear();
        await quickInput.command('Flexli: Switch Environment');
        await quickInput.pick('staging');
        await statusBar('Flexli: staging').waitFor();
      });

      step('a run fails, and says why', async (person) => {
        await run(person, /Ask the status failed/);
        await person.sideBar.row(/^Ask the status.*failed/).waitFor();
      });

      step('what was mended is deployed with all that points at it', async (person) => {
        const { editor, quickInput, sideBar, toasts } = person;
        write(person.folder, CHILD, { ...ASK, actions: [{ ...ASK.actions[0], parameters: { code: '200' } }] });
        write(person.folder, CONNECTOR, { ...STATUS, description: 'Asks a service how it is today.' });
        await plan(person, /^Status.*replace · changed/);
        await sideBar.row(/^Ask the status.*replace/).waitFor();
        await sideBar.row(/^Daily report.*replace · points at/).waitFor();
        await sideBar.row(/^Status.*replace · changed/).click();
        await editor.tab(/Status: deployed ↔/).waitFor();
        await person.picture('plan-cascade');
        await quickInput.command('Flexli: Deploy the Plan');
        await toasts.read('staging has what the files say: 6 steps done', 40_000);
        await toasts.clear();
      });

      step('the run is successful now, and both are compared', async (person) => {
        const { sideBar, quickInput, editor } = person;
        await run(person, /Ask the status was successful/);
        await sideBar.choose(/^Ask the status.*staging · (?!.*failed)/, 'Compare with Another Run');
        await quickInput.waitFor('With which run?');
        await quickInput.pick('failed');
        await editor.tab(/Ask the status: .*↔/).waitFor();
        await person.picture('compare-runs');
      });

      step('what no file stands for is deleted from the account when the person says so', async (person) => {
        const { folder, sideBar, dialog, toasts } = person;
        rmSync(path.join(folder, PARENT));
        await plan(person, /Only in the account/);
        await sideBar.expand('Only in the account');
        await sideBar.choose(/^Daily report.*no file/, 'Delete from the Account');
        await dialog.press('Delete');
        await toasts.read('Deleted Daily report from staging');
        await toasts.clear();
        await waitUntil(() => {
          const lock = JSON.parse(person.editor.read('flexli.lock.json')) as {
            environments: { staging: { files: object } };
          };
          return !Object.hasOwn(lock.environments.staging.files, PARENT);
        }, 'the lock to forget it');
      });

      step('signing out in the Accounts menu takes the credentials', async ({ page, dialog, statusBar }) => {
        await page.locator('.activitybar a.action-label[aria-label^="Accounts"]').first().click();
        await page
          .getByRole('menuitem', { name: /^staging \(127/ })
          .first()
          .hover();
        const signOut = page.getByRole('menuitem', { name: 'Sign Out', exact: true });
        await waitUntil(async () => {
          // A menu takes no button for its first 100 ms.
          await signOut.click({ timeout: 1000 }).catch(() => undefined);
          return dialog.box.isVisible();
        }, 'the question');
        await dialog.press('Sign Out');
        await statusBar(/staging · signed out/).waitFor();
      });
    },
  );
});
