import type { CatalogConnector } from '../languageservice/catalog';
import { connectorOfText } from '../languageservice/catalog';
import type { LanguageKind } from '../languageservice/languageDocument';
import { languageKindOf } from '../languageservice/languageDocument';
import type { OpenDocuments } from './openDocuments';
import { filePathOf, folderOf, normalUri, uriOfFile } from './uris';
import { findFiles, MAX_BYTES, readText, readTexts } from './workspaceFiles';

/** The files of the workspace, and the connectors among them; what is open in the editor wins over the disk. */
export class WorkspaceCatalog {
  readonly #open: OpenDocuments;
  readonly #log: (message: string) => void;
  readonly #onDisk = new Map<string, string>();
  readonly #read = new Map<string, { readonly text: string; readonly connector: CatalogConnector | undefined }>();
  #folders: readonly string[] = [];
  #workflows: readonly string[] = [];
  #revision = 0;
  /** The texts on disk by kind, for one revision. */
  #sorted: { readonly revision: number; readonly texts: ReadonlyMap<LanguageKind, ReadonlyMap<string, string>> } = {
    revision: 0,
    texts: new Map(),
  };

  constructor(open: OpenDocuments, log: (message: string) => void) {
    this.#open = open;
    this.#log = log;
  }

  /** The texts of the files on disk, by URI. */
  get onDisk(): ReadonlyMap<string, string> {
    return this.#onDisk;
  }

  /** Another number whenever a file on disk became another. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Reads the folders anew; those that are no files on this machine are left out. Workflows take longer, are not needed
   * for most answers, and wait for `readWorkflows`.
   */
  async setFolders(uris: readonly string[]): Promise<void> {
    this.#folders = uris.map(normalUri);
    const found: string[] = [];
    const workflows: string[] = [];
    for (const folder of this.#folders) {
      const path = filePathOf(folder);
      if (path === undefined) continue;
      const files = await findFiles(path);
      const { paths, cut } = files;
      if (cut) this.#log(`${path} holds too many files; connectors beyond the first ${paths.length} are not known.`);
      found.push(...paths);
      workflows.push(...files.workflows);
    }
    const texts = await readTexts(found);
    this.#workflows = workflows;
    for (const uri of this.#onDisk.keys()) if (languageKindOf(uri) !== 'workflow') this.#onDisk.delete(uri);
    this.#take(texts);
  }

  /** Reads the workflows that `setFolders` found. */
  async readWorkflows(): Promise<void> {
    const texts = await readTexts(this.#workflows);
    for (const uri of this.#onDisk.keys()) if (languageKindOf(uri) === 'workflow') this.#onDisk.delete(uri);
    this.#take(texts);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Reads one file again after it changed, appeared or went. True when it is one that matters. */
  async refresh(changed: string): Promise<boolean> {
    const uri = normalUri(changed);
    const path = filePathOf(uri);
    const kind = languageKindOf(uri);
    if (path === undefined || kind === undefined) return false;
    const text = await readText(path);
    if (text === undefined) this.#onDisk.delete(uri);
    else this.#onDisk.set(uri, text);
    this.#revision++;
    return true;
  }

  /** In the order of their URIs, so that lists stay still. */
  get connectors(): readonly CatalogConnector[] {
    const texts = this.#texts('connector');
    for (const uri of this.#read.keys()) if (!texts.has(uri)) this.#read.delete(uri);
    const uris = [...texts.keys()].sort();
    return uris.flatMap((uri) => this.#connectorOf(uri, texts.get(uri) ?? '') ?? []);
  }

  /** The text and URI of the `flexli.json` that is nearest above a document. */
  projectFileOf(uri: string): { readonly uri: string; readonly text: string } | undefined {
    const folder = folderOf(uri);
    let nearest: { uri: string; text: string } | undefined;
    for (const [candidate, text] of this.#texts('project')) {
      const above = folder.startsWith(folderOf(candidate));
      if (above && (nearest === undefined || candidate.length > nearest.uri.length)) nearest = { uri: candidate, text };
    }
    return nearest;
  }

  #take(texts: ReadonlyMap<string, string>): void {
    for (const [file, text] of texts) this.#onDisk.set(uriOfFile(file), text);
    this.#revision++;
  }

  #texts(kind: 'connector' | 'project'): Map<string, string> {
    if (this.#sorted.revision !== this.#revision)
      this.#sorted = { revision: this.#revision, texts: byKind(this.#onDisk) };
    const texts = new Map(this.#sorted.texts.get(kind));
    for (const document of this.#open.all) {
      if (document.kind === kind) texts.set(normalUri(document.uri), document.text);
    }
    return texts;
  }

  /** The same object as long as what it says stays the same, since schemas are compiled once for each object. */
  #connectorOf(uri: string, text: string): CatalogConnector | undefined {
    const known = this.#read.get(uri);
    if (known?.text === text) return known.connector;
    const document = text.length > MAX_BYTES ? undefined : connectorOfText(text);
    const before = known?.connector;
    const same = before !== undefined && JSON.stringify(before.document) === JSON.stringify(document);
    const connector = same ? before : document && { document, uri };
    this.#read.set(uri, { text, connector });
    return connector;
  }
}

function byKind(texts: ReadonlyMap<string, string>): ReadonlyMap<LanguageKind, ReadonlyMap<string, string>> {
  const kinds = new Map<LanguageKind, Map<string, string>>();
  for (const [uri, text] of texts) {
    const kind = languageKindOf(uri);
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? new Map<string, string>()).set(uri, text));
  }
  return kinds;
}
