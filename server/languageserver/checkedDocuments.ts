import { setImmediate } from 'node:timers/promises';
import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { lspDiagnostic } from '../languageservice/diagnostics';
import type { Diagnostic } from 'vscode-languageserver/node';
import { DiagnosticsQueue } from './diagnosticsQueue';
import type { Guard } from './guard';
import type { Parts } from './parts';
import { projectDiagnostics } from './projectDiagnostics';

/** Diagnostics of the open documents: pushed to most editors, handed out to those that ask. */
export class CheckedDocuments {
  readonly #connection: Connection;
  readonly #parts: Parts;
  readonly #queue: DiagnosticsQueue;
  /** True when the client asks for diagnostics by itself. */
  pulled = false;
  /** True when such a client can be told to ask again. */
  canRefresh = false;

  constructor(connection: Connection, guard: Guard, parts: Parts) {
    this.#connection = connection;
    this.#parts = parts;
    this.#queue = new DiagnosticsQueue(guard, (uri) => {
      this.#push(uri);
    });
    connection.languages.diagnostics.on(
      guard.request('Diagnostics', EMPTY_REPORT, async ({ textDocument: { uri } }, token) => {
        // Whatever arrived together with this request, such as its cancellation, goes first.
        await setImmediate();
        if (token.isCancellationRequested) return EMPTY_REPORT;
        return { kind: DocumentDiagnosticReportKind.Full, items: this.#diagnostics(uri) };
      }),
    );
  }

  one(uri: string): void {
    if (!this.pulled) this.#queue.schedule(uri);
  }

  /** After a change that any document may depend on. */
  everything(): void {
    if (!this.pulled) {
      for (const { uri } of this.#parts.open.all) this.#queue.schedule(uri);
    } else if (this.canRefresh) {
      void this.#connection.languages.diagnostics.refresh();
    }
  }

  close(uri: string): void {
    this.#queue.drop(uri);
    if (!this.pulled) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    this.#queue.dispose();
  }

  #push(uri: string): void {
    const document = this.#parts.open.get(uri);
    if (document === undefined) return;
    void this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics: this.#diagnostics(uri) });
  }

  #diagnostics(uri: string): Diagnostic[] {
    const { open, contexts, service } = this.#parts;
    const document = open.get(uri);
    if (document === undefined) return [];
    if (document.kind === 'project') return projectDiagnostics(document);
    return service.validate(document, contexts.contextOf(uri)).map(lspDiagnostic);
  }
}

const EMPTY_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
