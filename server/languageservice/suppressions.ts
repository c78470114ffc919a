import { modify } from 'jsonc-parser';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseTree } from '../../flexli/document/treeParser';
import { itemsOf } from '../../flexli/document/nodes';
import { valueOf } from './syntax/nodes';
import type { LanguageContext } from './context';
import type { DiagnosticData } from './diagnostics';
import type { LanguageDocument } from './languageDocument';

/**
 * Quick fixes that write into `flexli.json` that a finding is not to be shown, in the whole file or at its place.
 * What the API refuses cannot be suppressed.
 */
export function suppressActions(
  { uri }: LanguageDocument,
  diagnostics: readonly Diagnostic[],
  { projectFile }: LanguageContext,
): CodeAction[] {
  if (projectFile === undefined) return [];
  const folder = projectFile.uri.replace(/[^/]*$/, '');
  if (!uri.startsWith(folder)) return [];
  const file = decodeURIComponent(uri.slice(folder.length));
  return diagnostics.flatMap((diagnostic) => {
    const data = diagnostic.data as DiagnosticData | undefined;
    const { code } = diagnostic;
    if (typeof code !== 'string' || data === undefined || data.verdict === 'refused') return [];
    const action = (title: string, entry: object): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { changes: { [projectFile.uri]: added(projectFile.text, entry) } },
    });
    const whole = action(`Do not show ${code} in this file`, { file, codes: [code] });
    if (data.path === '') return [whole];
    return [action(`Do not show ${code} here`, { file, codes: [code], path: data.path }), whole];
  });
}

/** The smallest edit that puts an entry behind the others. */
function added(text: string, entry: object): TextEdit[] {
  const source = text.trim() === '' ? '{}' : text;
  const last = itemsOf(valueOf(valueOf(parseTree(source).root, 'diagnostics'), 'suppress')).at(-1);
  if (last) {
    const before = source.slice(source.lastIndexOf('\n', last.offset) + 1, last.offset);
    const ownLine = before.trim() === '' ? `\n${before}` : ' ';
    const offset = last.offset + last.length;
    return located(text, [{ offset, length: 0, content: `,${ownLine}${JSON.stringify(entry)}` }]);
  }
  const indent = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const edits = modify(source, ['diagnostics', 'suppress'], [entry], {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.length,
      eol: source.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  if (source === text) return located(text, edits);
  const changed = TextDocument.applyEdits(TextDocument.create('', '', 0, source), located(source, edits));
  return located(text, [{ offset: 0, length: text.length, content: changed }]);
}

function located(
  text: string,
  edits: readonly { readonly offset: number; readonly length: number; readonly content: string }[],
): TextEdit[] {
  const document = TextDocument.create('', '', 0, text);
  return edits.map(({ offset, length, content }) => ({
    range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
    newText: content,
  }));
}
