import type { Project, Variables } from '../../flexli/project/projectFile';
import { parseProjectFile } from '../../flexli/project/projectFile';
import type { Catalog, CatalogConnector } from '../languageservice/catalog';
import { createCatalog } from '../languageservice/catalog';
import type { LanguageContext } from '../languageservice/context';
import { createBindings } from '../languageservice/context';
import { boundConnectors } from '../languageservice/projectBindings';
import type { AccountCatalog } from './accountCatalog';
import { normalUri, resolveBeside } from './uris';
import type { WorkspaceCatalog } from './workspaceCatalog';

/** Puts together what is known for each document, and keeps it until something changes. */
export class Contexts {
  readonly #workspace: WorkspaceCatalog;
  readonly #account: AccountCatalog;
  #catalog: Catalog | undefined;
  readonly #byProject = new Map<string, LanguageContext>();

  constructor(workspace: WorkspaceCatalog, account: AccountCatalog) {
    this.#workspace = workspace;
    this.#account = account;
  }

  /** True when the connectors or a project file say something else than before. */
  changed(): boolean {
    const connectors = [...this.#workspace.connectors, ...this.#account.connectors];
    const before = this.#catalog;
    this.#byProject.clear();
    if (
      before?.complete === this.#account.complete &&
      before.connectors.length === connectors.length &&
      before.connectors.every((connector, index) => connector === connectors[index])
    ) {
      return false;
    }
    this.#catalog = createCatalog(connectors, this.#account.complete);
    return true;
  }

  contextOf(uri: string): LanguageContext {
    if (this.#catalog === undefined) this.changed();
    const catalog = this.#catalog ?? createCatalog([], false);
    const file = this.#workspace.projectFileOf(normalUri(uri));
    const key = file?.uri ?? '';
    const known = this.#byProject.get(key);
    if (known !== undefined) return known;
    const bound =
      file === undefined ? new Map<string, CatalogConnector>() : this.#bindings(file.uri, file.text, catalog);
    const context = { catalog, bindings: createBindings(bound, catalog) };
    this.#byProject.set(key, context);
    return context;
  }

  #bindings(uri: string, text: string, catalog: Catalog): ReadonlyMap<string, CatalogConnector> {
    const variables = variablesOf(parseProjectFile(text).project, this.#account.environment);
    return boundConnectors(variables, (path) => resolveBeside(uri, path), catalog);
  }
}

/** Those of every environment, then the current one's own. */
function variablesOf(project: Project, environment: string | undefined): Variables {
  const own = environment === undefined ? undefined : project.environments[environment]?.variables;
  return { ...project.variables, ...own };
}
