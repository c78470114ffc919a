import { performance } from 'node:perf_hooks';
import type { Diagnostic } from 'vscode-languageserver/node';
import { projectProblems } from '../../flexli/project/projectProblems';
import { lspDiagnostic } from '../languageservice/diagnostics';
import { projectFindings } from '../languageservice/project/projectFindings';
import type { LanguageDocument } from '../languageservice/languageDocument';
import type { Parts } from './parts';
import { giveWay } from './turns';

/** Milliseconds that a step takes, at most, before others may go first: no one feels it while typing. */
const STEP = 12;

/** Nobody reads more of one document, and sending them takes longer than finding them. */
const MOST_DIAGNOSTICS = 1000;

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
    if (document.kind === 'project') {
      const found = projectFindings(document, projectProblems(document.text), contexts.contextOf(uri));
      return { document, items: found.map(lspDiagnostic) };
    }
    // Counted from the first action that has to be checked, so that each step gets on, whatever comes before.
    let end: number | undefined;
    const pause = (): boolean => performance.now() > (end ??= performance.now() + STEP);
    const found = service.validateUntil(document, contexts.contextOf(uri), pause);
    if (found !== undefined) return { document, items: worst(found).map(lspDiagnostic) };
    await giveWay();
    if (isStale()) return undefined;
  }
}

/** The first of them, errors before all others where there are too many. */
function worst<T extends { readonly severity: string }>(found: readonly T[]): readonly T[] {
  if (found.length <= MOST_DIAGNOSTICS) return found;
  const errors = found.filter(({ severity }) => severity === 'error');
  const others = found.filter(({ severity }) => severity !== 'error');
  return [...errors, ...others].slice(0, MOST_DIAGNOSTICS);
}
