import { emptyContext } from '../../server/languageservice/context';
import type { KnownWorkspace, PlaceholderBindings } from '../../server/languageservice/context';
import type { WorkspaceFile } from '../../server/languageservice/workspace/workspaceIndex';
import { diskFile } from '../../server/languageservice/workspace/workspaceIndex';
import type { FoundFile } from '../files/foundFile';
import { uriOf } from '../files/uriOf';

/** The files of the workspace as the language service looks at them. */
export class FileIndex implements KnownWorkspace {
  readonly files: readonly WorkspaceFile[];
  readonly #byUri: ReadonlyMap<string, { readonly file: WorkspaceFile; readonly path: string }>;
  readonly #bindingsOf: (path: string) => PlaceholderBindings;

  /** `bindingsOf` is given the absolute path of one of the files. */
  constructor(found: readonly FoundFile[], bindingsOf: (path: string) => PlaceholderBindings) {
    const entries = found.map(({ path, kind, text }) => ({ path, file: diskFile(uriOf(path), kind, text) }));
    entries.sort((a, b) => (a.file.uri < b.file.uri ? -1 : 1));
    this.files = entries.map(({ file }) => file);
    this.#byUri = new Map(entries.map((entry) => [entry.file.uri, entry]));
    this.#bindingsOf = bindingsOf;
  }

  find(uri: string): WorkspaceFile | undefined {
    return this.#byUri.get(uri)?.file;
  }

  bindingsOf(uri: string): PlaceholderBindings {
    const path = this.#byUri.get(uri)?.path;
    return path === undefined ? emptyContext().bindings : this.#bindingsOf(path);
  }
}
