import type { Finding } from '../../../flexli/model/finding';
import type { LanguageContext } from '../context';
import type { LocatedDiagnostic } from '../diagnostics';
import { located } from '../diagnostics';
import type { LanguageDocument } from '../languageDocument';
import { DOCUMENTATION } from '../validation/findings';
import { projectFileRule } from '../validation/projectRules';
import { adjusted, DEFAULT_SETTINGS } from '../validation/settings';
import { checkDiagnosticsSection } from './diagnosticsSection';

/** Where a `flexli.json` does not bind what it should, so that runs and deployments go wrong. Offsets count UTF-16 units. */
type ProjectProblem = Pick<Finding, 'message' | 'path'> & { readonly offset: number; readonly length: number };

/** What is wrong in a `flexli.json`: what its reader cannot read, and what has no effect in its `diagnostics`. */
export function projectFindings(
  document: LanguageDocument,
  problems: readonly ProjectProblem[],
  { diagnostics }: LanguageContext,
): readonly LocatedDiagnostic[] {
  const { code, severity, verdict } = projectFileRule;
  const documentation = `${DOCUMENTATION}#${code}`;
  const unread = problems.map((problem) => ({ ...problem, code, severity, verdict, documentation }));
  const all = [...unread, ...checkDiagnosticsSection(document)];
  return located(document, adjusted(all, diagnostics ?? DEFAULT_SETTINGS));
}
