import { type QuickPickItem, commands, l10n, window } from 'vscode';
import type { CredentialStore } from '../accounts/credentialStore';
import { type Environment, isLocal, sameEnvironment } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';

/** Chooses the environment that deploy and run use. */
export async function switchEnvironment(environments: EnvironmentStore, credentials: CredentialStore): Promise<void> {
  const { current } = environments;
  const items: (QuickPickItem & { readonly environment?: Environment })[] = [];
  for (const environment of await environments.known()) {
    items.push({
      label: `$(${isLocal(environment) ? 'vm' : 'cloud'}) ${environment.name}`,
      description: sameEnvironment(environment, current) ? l10n.t('in use') : undefined,
      detail: await detailOf(environment, credentials),
      environment,
    });
  }
  items.push({ label: `$(sign-in) ${l10n.t('Sign in to another environment…')}`, alwaysShow: true });
  const title = l10n.t('Flexli: Switch Environment');
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Where to deploy and run') });
  if (!chosen) return;
  if (chosen.environment) await environments.use(chosen.environment);
  else await commands.executeCommand('flexli.signIn');
}

async function detailOf(environment: Environment, credentials: CredentialStore): Promise<string> {
  if (isLocal(environment)) return l10n.t('The engine on this machine, no account needed');
  return (await credentials.get(environment)) ? environment.apiUrl : `${environment.apiUrl} · ${l10n.t('signed out')}`;
}
