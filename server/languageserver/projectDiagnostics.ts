import type { Diagnostic } from 'vscode-languageserver/node';
import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageContext } from '../languageservice/context';
import { lspDiagnostic } from '../languageservice/diagnostics';
import type { LanguageDocument } from '../languageservice/languageDocument';
import { checkDiagnosticsSection } from '../languageservice/project/diagnosticsSection';
import { DOCUMENTATION } from '../languageservice/validation/findings';
import { projectFileRule } from '../languageservice/validation/projectRules';
import { adjusted, DEFAULT_SETTINGS } from '../languageservice/validation/settings';

/** What is wrong in a `flexli.json`, as the terminal says it, too. */
export function projectDiagnostics(document: LanguageDocument, { diagnostics }: LanguageContext): Diagnostic[] {
  const { text, textDocument } = document;
  const { code, severity, verdict } = projectFileRule;
  const documentation = `${DOCUMENTATION}#${code}`;
  const problems = projectProblems(text).map((problem) => ({ ...problem, code, severity, verdict, documentation }));
  const all = [...problems, ...checkDiagnosticsSection(document)];
  return adjusted(all, diagnostics ?? DEFAULT_SETTINGS).map((found) => {
    const { offset, length } = found;
    const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
    return lspDiagnostic({ ...found, range });
  });
}
