import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { LanguageDocument } from './languageDocument';
import { syntaxRule } from './validation/rules/syntax';

/** Mends all that is wrong with the syntax and plainly meant, where there are several: a text of another language, say. */
export function mendSyntax(
  { flexli, textDocument, uri }: LanguageDocument,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const concerned = diagnostics.filter(({ code }) => code === syntaxRule.code);
  const fixes = concerned.length === 0 ? [] : (flexli?.syntaxProblems ?? []).flatMap(({ fix }) => fix ?? []);
  if (fixes.length < 2) return [];
  const edits = fixes
    .flatMap((fix) => fix.edits)
    .map(({ offset, length, newText }) => ({
      range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) },
      newText,
    }));
  return [
    {
      title: `Mend all ${fixes.length} slips of the JSON`,
      kind: CodeActionKind.QuickFix,
      diagnostics: concerned,
      edit: { changes: { [uri]: edits } },
    },
  ];
}
