import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startScriptedEnvironment, startTestEnvironment } from '../support/environments';
import type { ScriptedEnvironment, TestEnvironment } from '../support/environments';
import { beginSignIn, giveClient, signIn } from '../support/signIn';
import { tracesOf, writtenFiles } from '../support/traces';
import { describeWalk } from '../support/walk';
import type { Person } from '../support/walk';

const BILLING = {
  type: 'Billing',
  name: 'Billing',
  description: 'Asks for a secret when it is deployed.',
  schema_version: 1,
  config: {
    host: 'sample.localhost',
    credentials: { type: 'ApiKey', api_key: '{{Billing Key}}', api_key_header: 'X-Billing-Key' },
  },
  actions: [{ type: 'ListBills', method: 'get', path: 'bills', parameters: { type: 'object', properties: {} } }],
};

function prepare(folder: string): void {
  writeFileSync(path.join(folder, 'connectors', 'billing.fecon.json'), JSON.stringify(BILLING, undefined, 2));
}

describe('secrets', () => {
  const wrongSecret = randomBytes(24).toString('base64url');
  const billingKey = randomBytes(24).toString('base64url');
  let staging: TestEnvironment;
  let careless: ScriptedEnvironment;

  before(async () => {
    staging = await startTestEnvironment();
    careless = await startScriptedEnvironment('repeat');
  });

  after(async () => {
    await staging.close();
    await careless.close();
  });

  async function deployBilling({ editor, quickInput, toasts }: Person, said: string | RegExp): Promise<void> {
    await editor.open('connectors/billing.fecon.json');
    await quickInput.command('Flexli: Deploy');
    await quickInput.waitFor('{{Billing Key}}');
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.answer(billingKey);
    await toasts.read(said);
    await toasts.clear();
  }

  // Everything that the extension can log is logged.
  describeWalk('keep secrets', { prepare, trace: 'flexli.flexli' }, (step) => {
    step('sign in, with a wrong secret first', async (person) => {
      await person.statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
      await beginSignIn(person, 'Staging', staging.apiUrl, staging.tokenUrl);
      await giveClient(person, staging.clientId, wrongSecret);
      await person.page.keyboard.press('Enter');
      await person.quickInput.waitFor(/refused the client id or secret/);
      await giveClient(person, staging.clientId, staging.clientSecret);
      await person.page.keyboard.press('Enter');
      await person.toasts.read('Signed in to Staging');
      await person.toasts.clear();
    });

    step('deploy a connector with a secret', async (person) => {
      await deployBilling(person, 'Deployed Billing to Staging');
    });

    step('deploy to an API that repeats what it was sent', async (person) => {
      await signIn(person, 'Careless', careless);
      await deployBilling(person, /Billing/);
      await person.picture('careless');
    });

    step('deploy to an API that breaks, answers with a page, and is gone', async ({ quickInput, toasts }) => {
      for (const script of ['broken', 'page'] as const) {
        careless.script = script;
        await quickInput.command('Flexli: Deploy');
        await toasts.read('Billing was not deployed');
        await toasts.clear();
      }
      await careless.close();
      await quickInput.command('Flexli: Deploy');
      await toasts.read(/Careless cannot be reached/, 60_000);
      await toasts.clear();
    });

    step('look at the log', async ({ quickInput, page }) => {
      await quickInput.command('Flexli: Show Log');
      await page.locator('.part.panel .view-line', { hasText: 'was not deployed' }).first().waitFor();
    });

    step('no secret stands anywhere in what was written', async (person) => {
      assert.ok(writtenFiles(person) > 10);
      for (const [client, secret] of [
        [staging.clientId, staging.clientSecret],
        [staging.clientId, wrongSecret],
        [careless.clientId, careless.clientSecret],
        [careless.clientId, careless.accessToken],
        [staging.clientId, billingKey],
      ] as const) {
        assert.deepEqual(await tracesOf(person, client, secret), []);
        assert.deepEqual(
          careless.calls.filter((call) => call.includes(secret)),
          [],
        );
      }
    });

    step('a secret that is written down would be found', async (person) => {
      writeFileSync(path.join(person.folder, 'flexli.lock'), `{ "key": "${billingKey}" }`);
      const found = await tracesOf(person, staging.clientId, billingKey);
      assert.deepEqual(found, [path.join(person.folder, 'flexli.lock')]);
    });
  });
});
