import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from '../../flexli/project/projectFile';
import { parseProjectFile } from '../../flexli/project/projectFile';
import type { Catalog, CatalogConnector } from '../../server/languageservice/catalog';
import { connectorOfText, createCatalog } from '../../server/languageservice/catalog';
import type { LanguageContext } from '../../server/languageservice/context';
import { createBindings } from '../../server/languageservice/context';
import { boundConnectors } from '../../server/languageservice/projectBindings';
import { readTextFile } from '../readFile';
import { connectorNames } from './documentNames';
import type { FoundFile } from './foundFile';
import { ProjectFiles } from './projectFiles';

/**
 * What is known for each document: the connectors among the files, those of the projects that the files belong to, and
 * the account's when they were given.
 */
export class ProjectContexts {
  readonly #projects: ProjectFiles;
  readonly #catalog: Catalog;
  readonly #known = new Map<string, LanguageContext>();

  private constructor(projects: ProjectFiles, catalog: Catalog) {
    this.#projects = projects;
    this.#catalog = catalog;
  }

  /** `account` is everything that the account has, or undefined when nothing is known of it. */
  static async read(
    files: readonly FoundFile[],
    account: readonly CatalogConnector[] | undefined,
  ): Promise<ProjectContexts> {
    const projects = await ProjectFiles.of(files.map((file) => file.path));
    const texts = new Map<string, string>();
    for (const { path: file, kind, text } of files) if (kind === 'connector') texts.set(file, text);
    for (const folder of projects.folders) {
      for (const name of await connectorNames(folder)) {
        const file = path.join(folder, name);
        if (texts.has(file)) continue;
        const read = await readTextFile(file, name);
        if (read.ok) texts.set(file, read.text);
      }
    }
    const own = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([file, text]) => connectorOf(file, text));
    return new ProjectContexts(projects, createCatalog([...own, ...(account ?? [])], account !== undefined));
  }

  contextOf(file: FoundFile): LanguageContext {
    const project = this.#projects.projectOf(file.path);
    const key = project?.path ?? '';
    let context = this.#known.get(key);
    if (context === undefined) {
      const bound = project === undefined ? new Map<string, CatalogConnector>() : this.#bound(project);
      context = { catalog: this.#catalog, bindings: createBindings(bound, this.#catalog) };
      this.#known.set(key, context);
    }
    return context;
  }

  #bound(file: { readonly path: string; readonly text: string }): ReadonlyMap<string, CatalogConnector> {
    const { project }: { readonly project: Project } = parseProjectFile(file.text);
    const folder = path.dirname(file.path);
    return boundConnectors(project.variables, (name) => uriOf(path.resolve(folder, name)), this.#catalog);
  }
}

function connectorOf(file: string, text: string): readonly CatalogConnector[] {
  const document = connectorOfText(text);
  return document === undefined ? [] : [{ document, uri: uriOf(file) }];
}

function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
