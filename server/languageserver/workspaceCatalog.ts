import type { CatalogConnector } from '../languageservice/catalog';
import { connectorOfText } from '../languageservice/catalog';
import { languageKindOf } from '../languageservice/languageDocument';
import type { OpenDocuments } from './openDocuments';
import { filePathOf, folderOf, normalUri, uriOfFile } from './uris';
import { findFiles, MAX_BYTES, readText } from './workspaceFiles';

/** The connector files and project files of the workspace; what is open in the editor wins over the disk. */
export class WorkspaceCatalog {
  readonly #open: OpenDocuments;
  readonly #log: (message: string) => void;
  readonly #onDisk = new Map<string, string>();
  readonly #read = new Map<string, { readonly text: string; readonly connector: CatalogConnector | undefined }>();
  #folders: readonly string[] = [];

  constructor(open: OpenDocuments, log: (message: string) => void) {
    this.#open = open;
    this.#log = log;
  }

  /** Reads the folders anew; those that are no files on this machine are left out. */
  async setFolders(uris: readonly string[]): Promise<void> {
    this.#folders = uris.map(normalUri);
    const found = new Map<string, string>();
    for (const folder of this.#folders) {
      const path = filePathOf(folder);
      if (path === undefined) continue;
      const { paths, cut } = await findFiles(path);
      if (cut) this.#log(`${path} holds too many files; connectors beyond the first ${paths.length} are not known.`);
      for (const file of paths) {
        const text = await readText(file);
        if (text !== undefined) found.set(uriOfFile(file), text);
      }
    }
    this.#onDisk.clear();
    for (const [uri, text] of found) this.#onDisk.set(uri, text);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Reads one file again after it changed, appeared or went. True when it is one that matters. */
  async refresh(changed: string): Promise<boolean> {
    const uri = normalUri(changed);
    const path = filePathOf(uri);
    const kind = languageKindOf(uri);
    if (path === undefined || (kind !== 'connector' && kind !== 'project')) return false;
    const text = await readText(path);
    if (text === undefined) this.#onDisk.delete(uri);
    else this.#onDisk.set(uri, text);
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

  #texts(kind: 'connector' | 'project'): Map<string, string> {
    const texts = new Map([...this.#onDisk].filter(([uri]) => languageKindOf(uri) === kind));
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
