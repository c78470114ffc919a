import { startTestEnvironment, startWebPage } from '../support/environments';
import type { TestEnvironment, WebPage } from '../support/environments';
import { beginSignIn, giveClient } from '../support/signIn';
import { waitUntil } from '../support/waitUntil';
import { describeWalk } from '../support/walk';

const WRONG_SECRET = 'wr0ng-secret-of-a-walk';

describe('signing in', () => {
  let staging: TestEnvironment;
  let portal: WebPage;

  before(async () => {
    staging = await startTestEnvironment();
    portal = await startWebPage();
  });

  after(async () => {
    await staging.close();
    await portal.close();
  });

  describeWalk('sign in to an environment', {}, (step) => {
    step('the status bar names Local, the default', async ({ statusBar }) => {
      await statusBar('Flexli: Local').waitFor({ timeout: 60_000 });
    });

    step('an address without https is refused while typing', async ({ quickInput, page }) => {
      await quickInput.command('Flexli: Sign In');
      await quickInput.answer('Staging');
      await quickInput.waitFor('API URL');
      await quickInput.input.fill('http://api.example.com');
      await quickInput.waitFor('must begin with https://');
      await page.keyboard.press('Escape');
      await quickInput.widget.waitFor({ state: 'hidden' });
    });

    step('a wrong address is named, at the step that gave it', async (person) => {
      await beginSignIn(person, 'Staging', 'http://127.0.0.1:1', 'http://127.0.0.1:1/oauth2/token');
      await giveClient(person, staging.clientId, staging.clientSecret);
      await person.page.keyboard.press('Enter');
      await person.quickInput.waitFor(/Staging cannot be reached.*127\.0\.0\.1:1/);
      await person.page.keyboard.press('Escape');
    });

    step('a wrong secret is refused with what to do next', async (person) => {
      await beginSignIn(person, 'Staging', staging.apiUrl, staging.tokenUrl);
      await giveClient(person, staging.clientId, WRONG_SECRET);
      await person.picture('sign-in');
      await person.page.keyboard.press('Enter');
      await person.quickInput.waitFor(/refused the client id or secret/);
    });

    step('the right secret is taken at the same step', async (person) => {
      await giveClient(person, staging.clientId, staging.clientSecret);
      await person.page.keyboard.press('Enter');
      await person.toasts.read('Signed in to Staging');
      await person.statusBar('Flexli: Staging').waitFor();
      await person.toasts.clear();
    });

    step('deploying goes to that environment', async (person) => {
      await person.editor.open('connectors/people-directory.fecon.json');
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/People Directory/);
      await person.toasts.clear();
    });

    step('the sign-in outlives a reload of the window', async (person) => {
      // VS Code writes what it remembers some seconds later; there is nothing to see when it has.
      await person.page.waitForTimeout(6000);
      await person.page.reload();
      await person.statusBar('Flexli: Staging').waitFor({ timeout: 60_000 });
      await person.editor.open('connectors/team-messages.fecon.json');
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/Team Messages/);
      await person.toasts.clear();
    });

    step('an API that answers with a web page is named as such', async (person) => {
      await beginSignIn(person, 'Portal', portal.url, `${portal.url}/oauth2/token`);
      await giveClient(person, staging.clientId, staging.clientSecret);
      await person.page.keyboard.press('Enter');
      await person.quickInput.waitFor(/not as the Flexli API does/);
      await person.page.keyboard.press('Escape');
    });

    step('an environment that is gone says so', async (person) => {
      await staging.close();
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/Staging (cannot be reached|did not answer)/, 60_000);
      await person.toasts.clear();
      await person.sideBar.open('Flexli');
      await person.sideBar.pressTitle('Connectors', 'Refresh');
      await person.sideBar.row('Not reached.').waitFor();
      await person.picture('unreachable');
      await person.sideBar.row('Not reached.').click();
      await person.sideBar.row('Not reached.').waitFor();
    });

    step('signing out removes the credentials', async (person) => {
      await person.quickInput.command('Flexli: Sign Out');
      await waitUntil(async () => {
        if (await person.quickInput.row('Staging').isVisible()) await person.quickInput.pick('Staging');
        return person.toasts.toast(/Signed out/).isVisible();
      }, 'signing out');
      await person.quickInput.command('Flexli: Deploy');
      await person.toasts.read(/not signed in/);
      await person.sideBar.row('Not signed in.').click();
      await person.quickInput.waitFor(/Which environment/);
      await person.page.keyboard.press('Escape');
    });
  });
});
