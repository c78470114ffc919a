import type { Diagnostic } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageDocument } from '../languageservice/languageDocument';
import { DOCUMENTATION } from '../languageservice/validation/findings';
import { projectFileRule } from '../languageservice/validation/projectRules';

/** What is wrong in a `flexli.json`, as the terminal says it, too. */
export function projectDiagnostics({ text, textDocument }: LanguageDocument): Diagnostic[] {
  const { code } = projectFileRule;
  return projectProblems(text).map(({ message, offset, length }) => {
    const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
    const codeDescription = { href: `${DOCUMENTATION}#${code}` };
    return { range, message, severity: DiagnosticSeverity.Error, source: 'flexli', code, codeDescription };
  });
}
