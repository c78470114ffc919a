import { Diagnostic, type TextDocument, languages, workspace } from 'vscode';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { rangeOfPath } from '../language/rangeOfPath';
import type { ServerError } from './serverErrors';
import type { Releasable } from '../ui/releasable';

/** Shows what a deployment found wrong with a document, until the document is edited or deployed again. */
export class ServerDiagnostics implements Releasable {
  private readonly collection = languages.createDiagnosticCollection('flexli-server');
  private readonly held: Releasable[] = [this.collection];

  constructor() {
    this.held.push(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.collection.delete(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.collection.delete(uri);
      }),
    );
  }

  /** Puts each error on the node that its path names, or on the nearest one above it that exists. */
  show(document: TextDocument, kind: DocumentKind, source: string, errors: readonly ServerError[]): void {
    const diagnostics = errors.map(({ path, message }) => {
      const diagnostic = new Diagnostic(rangeOfPath(document, kind, path), message);
      diagnostic.source = source;
      return diagnostic;
    });
    this.collection.set(document.uri, diagnostics);
  }

  clear(document: TextDocument): void {
    this.collection.delete(document.uri);
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}
