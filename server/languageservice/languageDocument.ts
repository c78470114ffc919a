import type { Node } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FlexliDocument } from '../../flexli/document/flexliDocument';
import { parseDocument } from '../../flexli/document/parse';
import { parseTree } from '../../flexli/document/treeParser';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { documentKindOfName, LANGUAGE_ID } from '../../flexli/model/documentKind';

/** What the service can open: the two kinds of Flexli documents and the project file `flexli.json`. */
export type LanguageKind = DocumentKind | 'project';

export const PROJECT_LANGUAGE_ID = 'flexli-project';

/** One version of a document, parsed when first needed and never again. */
export class LanguageDocument {
  readonly textDocument: TextDocument;
  #flexli: FlexliDocument | undefined;
  #project: { readonly root: Node | undefined } | undefined;
  readonly #kept = new Map<unknown, unknown>();

  constructor(
    readonly uri: string,
    readonly kind: LanguageKind,
    readonly version: number,
    readonly text: string,
  ) {
    this.textDocument = TextDocument.create(uri, 'json', version, text);
  }

  /** The typed view; undefined for the project file, which is no Flexli document. */
  get flexli(): FlexliDocument | undefined {
    if (this.kind !== 'project') this.#flexli ??= parseDocument(this.text, this.kind);
    return this.#flexli;
  }

  /** Root of the syntax tree; undefined when there is no value at all. */
  get root(): Node | undefined {
    if (this.kind !== 'project') return this.flexli?.root;
    this.#project ??= parseTree(this.text);
    return this.#project.root;
  }

  /** What `make` says of this text; worked out once, however often it is asked. */
  once<T>(make: (document: this) => T): T {
    if (!this.#kept.has(make)) this.#kept.set(make, make(this));
    return this.#kept.get(make) as T;
  }
}

/** The kind of a document by its language id, or by its file name for editors that know JSON only. */
export function languageKindOf(uri: string, languageId?: string): LanguageKind | undefined {
  if (languageId === LANGUAGE_ID.workflow) return 'workflow';
  if (languageId === LANGUAGE_ID.connector) return 'connector';
  if (languageId === PROJECT_LANGUAGE_ID) return 'project';
  const path = uri.replace(/[?#].*$/, '');
  return documentKindOfName(path) ?? (/(^|[/\\])flexli\.json$/i.test(path) ? 'project' : undefined);
}
