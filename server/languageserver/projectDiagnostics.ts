import type { Diagnostic } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageDocument } from '../languageservice/languageDocument';

/** What is wrong in a `flexli.json`. */
export function projectDiagnostics({ text, textDocument }: LanguageDocument): Diagnostic[] {
  return projectProblems(text).map(({ message, offset, length }) => {
    const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) };
    return { range, message, severity: DiagnosticSeverity.Error, source: 'flexli' };
  });
}
