import type { Connection } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageDocument, languageKindOf } from '../languageservice/languageDocument';
import { normalUri } from './uris';

/** The documents that the editor has open, each version parsed once. */
export class OpenDocuments {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #parsed = new Map<string, LanguageDocument>();

  listen(connection: Connection): void {
    this.#texts.listen(connection);
  }

  onChange(handler: (uri: string) => void): void {
    this.#texts.onDidChangeContent(({ document }) => {
      handler(document.uri);
    });
  }

  onClose(handler: (uri: string) => void): void {
    this.#texts.onDidClose(({ document }) => {
      this.#parsed.delete(document.uri);
      handler(document.uri);
    });
  }

  /** The current version of an open document, or undefined when it is not open or no document of ours. */
  get(uri: string): LanguageDocument | undefined {
    const text = this.#texts.get(uri);
    const kind = text && languageKindOf(uri, text.languageId);
    if (text === undefined || kind === undefined) return undefined;
    const known = this.#parsed.get(uri);
    if (known?.version === text.version && known.kind === kind) return known;
    const document = new LanguageDocument(uri, kind, text.version, text.getText());
    this.#parsed.set(uri, document);
    return document;
  }

  get all(): readonly LanguageDocument[] {
    return this.#texts.keys().flatMap((uri) => this.get(uri) ?? []);
  }

  /** By the URI as files are listed; an editor may write it differently. */
  find(uri: string): LanguageDocument | undefined {
    return this.get(uri) ?? this.all.find((document) => normalUri(document.uri) === uri);
  }
}
