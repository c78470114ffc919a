import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { LanguageContext } from './context';
import type { DiagnosticData } from './diagnostics';
import type { LanguageDocument } from './languageDocument';
import { addMissingKeys } from './missingKeys';
import { placeholderActions } from './project/placeholderActions';
import type { ActionAbilities } from './refactor/selection';
import { suppressActions } from './suppressions';
import { mendSyntax } from './syntaxActions';

/** The quick fixes that the diagnostics carry, and ways not to see them again. */
export function codeActions(
  document: LanguageDocument,
  diagnostics: readonly Diagnostic[],
  context: LanguageContext,
  { giveVariable }: ActionAbilities,
): CodeAction[] {
  const { textDocument, uri } = document;
  const fixes = diagnostics.flatMap((diagnostic): CodeAction[] => {
    const fix = (diagnostic.data as DiagnosticData | undefined)?.fix;
    if (fix === undefined) return [];
    const edits = fix.edits.map(({ offset, length, newText }) => ({
      range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) },
      newText,
    }));
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: { changes: { [uri]: edits } },
      },
    ];
  });
  return [
    ...fixes,
    ...mendSyntax(document, diagnostics),
    ...addMissingKeys(document, diagnostics),
    ...placeholderActions(document, diagnostics, context, giveVariable),
    ...suppressActions(document, diagnostics, context),
  ];
}
