import path from 'node:path';
import type { Project } from '../../flexli/project/projectFile';
import { parseProjectFile } from '../../flexli/project/projectFile';
import type { Catalog, CatalogConnector } from '../../server/languageservice/catalog';
import { connectorOfText, createCatalog } from '../../server/languageservice/catalog';
import type { LanguageContext } from '../../server/languageservice/context';
import { createBindings } from '../../server/languageservice/context';
import { boundConnectors } from '../../server/languageservice/projectBindings';
import { DEFAULT_SETTINGS, settingsFor } from '../../server/languageservice/validation/settings';
import { boundWorkflows } from '../../server/languageservice/workspace/boundWorkflows';
import { findFiles } from '../files/findFiles';
import type { FoundFile } from '../files/foundFile';
import type { FoundProject } from '../files/projectFiles';
import { ProjectFiles } from '../files/projectFiles';
import { uriOf } from '../files/uriOf';
import { FileIndex } from './fileIndex';

/** Everything that the account has; undefined when nothing is known of it. */
export type AccountConnectors = readonly CatalogConnector[] | undefined;

interface Known extends LanguageContext {
  readonly project?: Project;
}

/**
 * What is known for each document: the files that are checked, those of the projects that they belong to, and the
 * account's connectors when they were given.
 */
export class ProjectContexts {
  readonly #projects: ProjectFiles;
  readonly #catalog: Catalog;
  readonly #index: FileIndex;
  readonly #known = new Map<string, Known>();

  private constructor(projects: ProjectFiles, files: readonly FoundFile[], account: AccountConnectors) {
    this.#projects = projects;
    this.#index = new FileIndex(files, (file) => this.#knownOf(file).bindings);
    const own = files.filter(({ kind }) => kind === 'connector').flatMap(connectorOf);
    this.#catalog = createCatalog([...own, ...(account ?? [])], account !== undefined);
  }

  static async read(checked: readonly FoundFile[], account: AccountConnectors): Promise<ProjectContexts> {
    const projects = new ProjectFiles();
    await projects.add(checked.map((file) => file.path));
    const { files: others } = await findFiles(projects.folders, '');
    // A project may have another one inside.
    await projects.add(others.map((file) => file.path));
    const files = new Map([...others, ...checked].map((file) => [file.path, file]));
    const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return new ProjectContexts(projects, sorted, account);
  }

  contextOf(file: FoundFile): LanguageContext {
    const { project, ...known } = this.#knownOf(file.path);
    const folder = path.dirname(this.#projects.projectOf(file.path)?.path ?? '');
    const name = path.relative(folder, file.path).split(path.sep).join('/');
    return { ...known, diagnostics: settingsFor(DEFAULT_SETTINGS, project?.diagnostics, name) };
  }

  /** What is the same for all files below a project file. */
  #knownOf(file: string): Known {
    const found = this.#projects.projectOf(file);
    const key = found?.path ?? '';
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { catalog: this.#catalog, workspace: this.#index, ...this.#ofProject(found) };
      this.#known.set(key, known);
    }
    return known;
  }

  #ofProject(found: FoundProject | undefined): Pick<Known, 'project' | 'projectFile' | 'bindings'> {
    if (found === undefined) return { bindings: createBindings(new Map(), this.#catalog) };
    const { project } = parseProjectFile(found.text);
    const resolve = (name: string): string => uriOf(path.resolve(path.dirname(found.path), name));
    const connectors = boundConnectors(project.variables, resolve, this.#catalog);
    const bindings = createBindings(connectors, this.#catalog, boundWorkflows(project.variables, resolve));
    return { project, projectFile: { uri: uriOf(found.path), text: found.text }, bindings };
  }
}

function connectorOf({ path: file, text }: FoundFile): readonly CatalogConnector[] {
  const document = connectorOfText(text);
  return document === undefined ? [] : [{ document, uri: uriOf(file) }];
}
