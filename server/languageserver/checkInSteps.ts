import { performance } from 'node:perf_hooks';
import type { Diagnostic } from 'vscode-languageserver/node';
import { lspDiagnostic } from '../languageservice/diagnostics';
import type { LanguageDocument } from '../languageservice/languageDocument';
import type { Parts } from './parts';
import { projectDiagnostics } from './projectDiagnostics';
import { giveWay } from './turns';

/** Milliseconds that a step takes, at most, before others may go first: no one feels it while typing. */
const STEP = 12;

/**
 * The diagnostics of the current version of a document, found in steps between which other messages are answered. When
 * the document changes meanwhile, those of the new version.
 *
 * @param isStale whether nobody waits for the answer any more; then it is undefined
 */
export async function checkInSteps(
  uri: string,
  { open, contexts, service }: Parts,
  isStale: () => boolean,
): Promise<{ readonly document: LanguageDocument; readonly items: Diagnostic[] } | undefined> {
  for (;;) {
    const document = open.get(uri);
    if (document === undefined) return undefined;
    if (document.kind === 'project') return { document, items: projectDiagnostics(document) };
    const end = performance.now() + STEP;
    const found = service.validateUntil(document, contexts.contextOf(uri), () => performance.now() > end);
    if (found !== undefined) return { document, items: found.map(lspDiagnostic) };
    await giveWay();
    if (isStale()) return undefined;
  }
}
