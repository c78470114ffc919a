import type { CatalogAnswer } from '../../server/protocol';
import type { AccountCatalog } from '../accounts/accountCatalog';
import { isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { LocalEngine } from '../accounts/localEngine';

/**
 * What the language server is told of the account. Merely opening a file neither starts an engine that was never used
 * nor claims that its ids are wrong: then the catalog is empty and not complete.
 */
export async function catalogAnswer(
  environments: EnvironmentStore,
  catalog: AccountCatalog,
  local: LocalEngine,
): Promise<CatalogAnswer> {
  const environment = environments.current;
  if (isLocal(environment) && !local.inUse) {
    return { environment: environment.name, complete: false, connectors: [] };
  }
  const { complete, connectors } = await catalog.load(environment);
  return { environment: environment.name, complete, connectors };
}
