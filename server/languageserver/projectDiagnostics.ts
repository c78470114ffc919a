import { findNodeAtLocation } from 'jsonc-parser';
import type { Diagnostic } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { parseProjectFile } from '../../flexli/project/projectFile';
import type { LanguageDocument } from '../languageservice/languageDocument';
import { endOf } from '../languageservice/syntax/nodes';

/** What is wrong in a `flexli.json`, by the reader that everything else uses. */
export function projectDiagnostics({ text, root, textDocument }: LanguageDocument): Diagnostic[] {
  return parseProjectFile(text).errors.map(({ message, path, offset }) => {
    const node = root && findNodeAtLocation(root, [...path]);
    const start = offset ?? node?.offset ?? 0;
    const end = offset === undefined && node ? endOf(node, text.length) : start + 1;
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    return { range, message, severity: DiagnosticSeverity.Error, source: 'flexli' };
  });
}
