import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { checkInSteps } from './checkInSteps';
import { CheckQueue } from './checkQueue';
import type { Guard } from './guard';
import type { Parts } from './parts';
import { giveWay } from './turns';

/** Diagnostics of the open documents: pushed to most editors, handed out to those that ask. */
export class CheckedDocuments {
  readonly #connection: Connection;
  readonly #parts: Parts;
  readonly #queue: CheckQueue;
  /** True when the client asks for diagnostics by itself. */
  pulled = false;
  /** True when such a client can be told to ask again. */
  canRefresh = false;

  constructor(connection: Connection, guard: Guard, parts: Parts) {
    this.#connection = connection;
    this.#parts = parts;
    this.#queue = new CheckQueue(guard, async (uri, isStale) => {
      const checked = await checkInSteps(uri, parts, isStale);
      if (checked === undefined) return;
      const { version } = checked.document;
      await connection.sendDiagnostics({ uri, version, diagnostics: checked.items });
    });
    connection.languages.diagnostics.on(
      guard.request('Diagnostics', EMPTY_REPORT, async ({ textDocument: { uri } }, token) => {
        await giveWay();
        const checked = token.isCancellationRequested
          ? undefined
          : await checkInSteps(uri, parts, () => token.isCancellationRequested);
        return { kind: DocumentDiagnosticReportKind.Full, items: checked?.items ?? [] };
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
}

const EMPTY_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
