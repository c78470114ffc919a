import { l10n, window } from 'vscode';
import type { AccountCatalog } from '../accounts/accountCatalog';
import { LOCAL } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { LocalEngine } from '../accounts/localEngine';
import { showProblem } from '../accounts/showProblem';

/** Uses Local and starts its engine. */
export async function startLocal(services: {
  readonly environments: EnvironmentStore;
  readonly local: LocalEngine;
  readonly catalog: AccountCatalog;
}): Promise<void> {
  const { environments, local, catalog } = services;
  await environments.use(LOCAL);
  const result = await local.connect();
  catalog.refresh();
  if (result.ok) window.setStatusBarMessage(l10n.t('The local engine runs.'), 4000);
  else showProblem(result.problem, LOCAL, '', () => startLocal(services));
}
