import type { LanguageDocument } from '../languageservice/languageDocument';
import { languageKindOf } from '../languageservice/languageDocument';
import type { WorkspaceFile, WorkspaceIndex } from '../languageservice/workspace/workspaceIndex';
import { diskFile, openFile } from '../languageservice/workspace/workspaceIndex';
import type { OpenDocuments } from './openDocuments';
import { normalUri } from './uris';
import type { WorkspaceCatalog } from './workspaceCatalog';

/** The files of the workspace as the language service looks at them: each text is read once, when first asked about. */
export class IndexedFiles implements WorkspaceIndex {
  readonly #workspace: WorkspaceCatalog;
  readonly #open: OpenDocuments;
  /** The file of each URI, and the text or document that it was made from. */
  #kept = new Map<string, { readonly source: string | LanguageDocument; readonly file: WorkspaceFile }>();
  #list: readonly WorkspaceFile[] = [];
  #revision = -1;
  #documents: readonly LanguageDocument[] = [];

  constructor(workspace: WorkspaceCatalog, open: OpenDocuments) {
    this.#workspace = workspace;
    this.#open = open;
  }

  get files(): readonly WorkspaceFile[] {
    this.#update();
    return this.#list;
  }

  find(uri: string): WorkspaceFile | undefined {
    this.#update();
    return (this.#kept.get(uri) ?? this.#kept.get(normalUri(uri)))?.file;
  }

  /** Does nothing as long as no file is another one. */
  #update(): void {
    const { revision, onDisk } = this.#workspace;
    const documents = this.#open.all;
    const isCurrent =
      revision === this.#revision &&
      documents.length === this.#documents.length &&
      documents.every((document, index) => document === this.#documents[index]);
    if (isCurrent) return;
    [this.#revision, this.#documents] = [revision, documents];
    const sources = new Map<string, string | LanguageDocument>(onDisk);
    for (const document of documents) sources.set(normalUri(document.uri), document);
    const before = this.#kept;
    this.#kept = new Map();
    for (const uri of [...sources.keys()].sort()) {
      const source = sources.get(uri);
      const kind = languageKindOf(uri);
      if (source === undefined) continue;
      const known = before.get(uri);
      if (known?.source === source) this.#kept.set(uri, known);
      else if (typeof source !== 'string') this.#kept.set(uri, { source, file: openFile(source, uri) });
      else if (kind !== undefined) this.#kept.set(uri, { source, file: diskFile(uri, kind, source) });
    }
    this.#list = [...this.#kept.values()].map(({ file }) => file);
  }
}
