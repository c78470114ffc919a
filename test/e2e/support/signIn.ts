import assert from 'node:assert/strict';
import type { TestEnvironment } from './environments';
import type { Person } from './walk';

/** Signs in to a new environment, as a person does, and waits until that is done. */
export async function signIn(person: Person, name: string, environment: TestEnvironment): Promise<void> {
  const { apiUrl, tokenUrl, clientId, clientSecret } = environment;
  await beginSignIn(person, name, apiUrl, tokenUrl);
  await giveClient(person, clientId, clientSecret);
  await person.page.keyboard.press('Enter');
  await person.toasts.read(`Signed in to ${name}`);
  await person.statusBar(`Flexli: ${name}`).waitFor();
  await person.toasts.clear();
}

/** Answers everything up to the client id. */
export async function beginSignIn(
  { quickInput }: Person,
  name: string,
  apiUrl: string,
  tokenUrl: string,
): Promise<void> {
  await quickInput.command('Flexli: Sign In');
  await quickInput.waitFor(/name for the environment|Which environment/);
  if (await quickInput.row('Another environment').isVisible()) await quickInput.pick('Another environment');
  await quickInput.waitFor('name for the environment');
  await quickInput.answer(name);
  await quickInput.waitFor('API URL');
  await quickInput.answer(apiUrl);
  await quickInput.waitFor('Token URL');
  await quickInput.answer(tokenUrl);
  await quickInput.waitFor('Client id');
}

/** Gives the client id, and the secret without Enter. */
export async function giveClient({ quickInput }: Person, clientId: string, secret: string): Promise<void> {
  await quickInput.answer(clientId);
  await quickInput.waitFor('Client secret');
  assert.equal(await quickInput.input.getAttribute('type'), 'password');
  await quickInput.input.fill(secret);
}
