import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import { InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import { inJson } from '../writing';

/** A proposal inside an expression, before it is put into the JSON string around it. */
export interface ExpressionItem {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** In the expression's own text. */
  readonly text: string;
  /** True when `text` has the placeholders of LSP's snippets. */
  readonly snippet?: boolean;
  /** Items with the same rank are sorted by their labels. */
  readonly rank: number;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What editors compare with what is typed; the label when left out. */
  readonly filter?: string;
  /** Whether more is to be completed right behind it. */
  readonly goesOn?: boolean;
}

/** The item as it changes the document: inside a JSON string, quotes and backslashes are escaped. */
export function documentItem(item: ExpressionItem, range: Range): CompletionItem {
  const { label, kind, text, snippet, rank, detail, documentation, filter, goesOn } = item;
  return {
    label,
    kind,
    sortText: `${String(rank).padStart(2, '0')}${label}`,
    filterText: inJson(filter ?? label),
    insertTextFormat: snippet === true ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: snippet === true ? snippetInJson(text) : inJson(text) },
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(goesOn === true && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  };
}

/** In a snippet a backslash escapes, so that of JSON is written twice; snippets of ours have none of their own. */
function snippetInJson(text: string): string {
  return text.replace(/"/g, '\\\\"');
}
