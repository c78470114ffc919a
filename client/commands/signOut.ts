import { l10n, window } from 'vscode';
import type { CredentialStore } from '../accounts/credentialStore';
import { type Environment, isLocal, sameEnvironment } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';

/**
 * Removes the credentials of an environment: the current one if it has any, else one of those that have. Its address
 * stays in the list, and it stays in use, so that nothing goes to another place unasked.
 */
export async function signOut(environments: EnvironmentStore, credentials: CredentialStore): Promise<void> {
  const signedIn: Environment[] = [];
  for (const environment of await environments.known()) {
    if (!isLocal(environment) && (await credentials.get(environment))) signedIn.push(environment);
  }
  const environment = await choose(signedIn, environments.current);
  if (!environment) return;
  await credentials.delete(environment);
  void window.showInformationMessage(l10n.t('Signed out of {0}.', environment.name));
}

async function choose(signedIn: readonly Environment[], current: Environment): Promise<Environment | undefined> {
  const here = signedIn.find((one) => sameEnvironment(one, current));
  if (here) return here;
  if (signedIn.length === 0) {
    void window.showInformationMessage(l10n.t('You are not signed in to any environment. Local needs no sign-in.'));
    return undefined;
  }
  const items = signedIn.map((environment) => ({
    label: environment.name,
    description: environment.apiUrl,
    environment,
  }));
  const title = l10n.t('Flexli: Sign Out');
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Of which environment?') }))?.environment;
}
