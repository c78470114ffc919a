import type { Connection } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { LanguageDocument, languageKindOf } from '../languageservice/languageDocument';
import { normalUri } from './uris';

interface OpenText {
  readonly uri: string;
  /** Undefined when it is no document of ours. */
  readonly document: LanguageDocument | undefined;
}

/** The documents that the editor has open; each version takes over from the one before what a change left as it was. */
export class OpenDocuments {
  readonly #texts = new TextDocuments<OpenText>({
    create: (uri, languageId, version, text) => {
      const kind = languageKindOf(uri, languageId);
      return { uri, document: kind && new LanguageDocument(uri, kind, version, text) };
    },
    update: ({ uri, document }, changes, version) => ({ uri, document: document?.edited(changes, version) }),
  });

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
      handler(document.uri);
    });
  }

  /** The current version of an open document, or undefined when it is not open or no document of ours. */
  get(uri: string): LanguageDocument | undefined {
    return this.#texts.get(uri)?.document;
  }

  get all(): readonly LanguageDocument[] {
    return this.#texts.all().flatMap(({ document }) => document ?? []);
  }

  /** By the URI as files are listed; an editor may write it differently. */
  find(uri: string): LanguageDocument | undefined {
    return this.get(uri) ?? this.all.find((document) => normalUri(document.uri) === uri);
  }
}
