import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { placeholderRule } from '../validation/rules/placeholders';
import { ProjectVariables } from './projectVariables';

/** What the client's command is given: it asks what a placeholder stands for and writes it into the project file. */
export interface VariableToGive {
  /** Of the document that holds the placeholder. */
  readonly uri: string;
  readonly name: string;
  readonly environment: string;
}

/** Quick fixes that ask what a placeholder stands for in an environment that lacks it. None where nobody can be asked. */
export function placeholderActions(
  { textDocument, text, uri }: LanguageDocument,
  diagnostics: readonly Diagnostic[],
  { projectFile }: LanguageContext,
  command: string | undefined,
): CodeAction[] {
  if (command === undefined || projectFile === undefined) return [];
  const variables = new ProjectVariables(projectFile.text);
  return diagnostics
    .filter(({ code }) => code === placeholderRule.code)
    .flatMap((diagnostic) => {
      const { start, end } = diagnostic.range;
      const name = text.slice(textDocument.offsetAt(start), textDocument.offsetAt(end));
      return variables.without(name).map((environment, index): CodeAction => {
        const title = `Say what {{${name}}} is in ${environment}`;
        const target: VariableToGive = { uri, name, environment };
        return {
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          ...(index === 0 && { isPreferred: true }),
          command: { title, command, arguments: [target] },
        };
      });
    });
}
