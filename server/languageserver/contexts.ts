import type { Project, Variables } from '../../flexli/project/projectFile';
import { parseProjectFile } from '../../flexli/project/projectFile';
import type { Catalog } from '../languageservice/catalog';
import { createCatalog } from '../languageservice/catalog';
import type { KnownWorkspace, LanguageContext, PlaceholderBindings } from '../languageservice/context';
import { createBindings } from '../languageservice/context';
import { boundConnectors } from '../languageservice/projectBindings';
import { settingsFor } from '../languageservice/validation/settings';
import { boundWorkflows } from '../languageservice/workspace/boundWorkflows';
import type { AccountCatalog } from './accountCatalog';
import type { IndexedFiles } from './indexedFiles';
import type { Samples } from './samples';
import type { EditorSettings } from './diagnosticSettings';
import { DEFAULT_EDITOR_SETTINGS } from './diagnosticSettings';
import { folderOf, normalUri, resolveBeside } from './uris';
import type { WorkspaceCatalog } from './workspaceCatalog';

interface Known extends LanguageContext {
  readonly project: Project | undefined;
}

/** Puts together what is known for each document, and keeps it until something changes. */
export class Contexts {
  readonly #workspace: WorkspaceCatalog;
  readonly #account: AccountCatalog;
  readonly #files: KnownWorkspace;
  readonly #samples: Samples;
  #catalog: Catalog | undefined;
  readonly #byProject = new Map<string, Known>();
  readonly #byFile = new Map<string, LanguageContext>();
  #settings: EditorSettings = DEFAULT_EDITOR_SETTINGS;

  constructor(workspace: WorkspaceCatalog, account: AccountCatalog, files: IndexedFiles, samples: Samples) {
    this.#workspace = workspace;
    this.#samples = samples;
    this.#account = account;
    this.#files = {
      get files() {
        return files.files;
      },
      find: (uri) => files.find(uri),
      bindingsOf: (uri) => this.contextOf(uri).bindings,
    };
  }

  /** True when the connectors or a project file say something else than before. */
  changed(): boolean {
    const connectors = [...this.#workspace.connectors, ...this.#account.connectors];
    const before = this.#catalog;
    this.#byProject.clear();
    this.#byFile.clear();
    if (
      before?.complete === this.#account.complete &&
      before.workflows === this.#account.workflows &&
      before.connectors.length === connectors.length &&
      before.connectors.every((connector, index) => connector === connectors[index])
    ) {
      return false;
    }
    this.#catalog = createCatalog(connectors, this.#account.complete, this.#account.workflows);
    return true;
  }

  /** Takes what the editor is set to. */
  configure(settings: EditorSettings): void {
    this.#settings = settings;
    this.#byFile.clear();
  }

  contextOf(given: string): LanguageContext {
    const uri = normalUri(given);
    let context = this.#byFile.get(uri);
    if (context === undefined) {
      const file = this.#workspace.projectFileOf(uri);
      const { project, ...known } = this.#knownOf(file);
      const folder = file === undefined ? '' : folderOf(file.uri);
      const name = uri.startsWith(folder) ? decodeURIComponent(uri.slice(folder.length)) : uri;
      context = { ...known, diagnostics: settingsFor(this.#settings, project?.diagnostics, name) };
      this.#byFile.set(uri, context);
    }
    return context;
  }

  /** What is the same for all files below a project file. */
  #knownOf(file: { readonly uri: string; readonly text: string } | undefined): Known {
    const key = file?.uri ?? '';
    let known = this.#byProject.get(key);
    if (known === undefined) {
      if (this.#catalog === undefined) this.changed();
      const catalog = this.#catalog ?? createCatalog([], false);
      const project = file && parseProjectFile(file.text).project;
      const bindings =
        file && project ? this.#bindings(file.uri, project, catalog) : createBindings(new Map(), catalog);
      known = {
        project,
        catalog,
        bindings,
        workspace: this.#files,
        ...(this.#samples.any && { samples: this.#samples }),
        ...(file && { projectFile: file }),
      };
      this.#byProject.set(key, known);
    }
    return known;
  }

  #bindings(uri: string, project: Project, catalog: Catalog): PlaceholderBindings {
    const variables = variablesOf(project, this.#account.environment);
    const resolve = (path: string) => resolveBeside(uri, path);
    return createBindings(boundConnectors(variables, resolve, catalog), catalog, boundWorkflows(variables, resolve));
  }
}

/** Those of every environment, then the current one's own. */
function variablesOf(project: Project, environment: string | undefined): Variables {
  const own = environment === undefined ? undefined : project.environments[environment]?.variables;
  return { ...project.variables, ...own };
}
