import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Cursor } from '../syntax/cursor';
import { replacedRange, separatorAfter } from '../syntax/cursor';
import { escapeSnippet } from './snippet';

/** Shows what can follow at once; an editor that does not know the command leaves it out. */
const SUGGEST = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** Whether the cursor ends up where a value is still missing. */
function asksForValue(text: string): boolean {
  return /: (?:\$1|"\$1"),?$/.test(text);
}

/** Puts our own completion items in the place that the stock service would use. */
export class Draft {
  readonly #document: TextDocument;
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #separator: string;
  readonly #typed: string;
  /** True for a key that no colon follows. */
  readonly #isBareKey: boolean;
  /** Where a comma is missing that makes the place one where a key or an item can stand. */
  readonly #comma: number | undefined;

  constructor(document: TextDocument, cursor: Cursor, range?: { start: number; end: number }) {
    this.#document = document;
    this.#text = document.getText();
    const replaced = range ?? replacedRange(cursor, this.#text);
    this.#start = replaced.start;
    this.#end = replaced.end;
    this.#separator = separatorAfter(this.#text, replaced.end);
    this.#typed = this.#text.slice(replaced.start, cursor.offset);
    this.#isBareKey = cursor.place === 'key' && cursor.property?.colonOffset === undefined;
    this.#comma = cursor.place === 'key' || cursor.place === 'item' ? this.#missingComma() : undefined;
  }

  get uri(): string {
    return this.#document.uri;
  }

  /** What is already there, before the cursor; editors filter by it. */
  get typed(): string {
    return this.#typed;
  }

  /** All of the text that gets replaced. */
  get replaced(): string {
    return this.#text.slice(this.#start, this.#end);
  }

  /**
   * @param snippet in LSP's snippet syntax, without the comma behind it
   * @param showAlways true when what stands there is a finished value, by which nothing must be filtered
   */
  item(fields: Omit<CompletionItem, 'textEdit'>, snippet: string, showAlways = false): CompletionItem {
    const quoted = JSON.stringify(fields.filterText ?? fields.label);
    return {
      ...fields,
      filterText: showAlways ? `${this.#typed}${quoted}` : quoted,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: this.#edit(snippet),
      ...this.#before,
    };
  }

  /** A key with its value, or the key alone where a value follows already. */
  key(fields: Omit<CompletionItem, 'textEdit'>, value: string | undefined): CompletionItem {
    const key = escapeSnippet(JSON.stringify(fields.label));
    const text = value === undefined ? key : `${key}: ${value}${this.#separator}`;
    return {
      ...fields,
      filterText: JSON.stringify(fields.label),
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: this.#edit(text, ''),
      ...this.#before,
      ...(asksForValue(text) && { command: SUGGEST }),
    };
  }

  /** The same for an item of the stock service, whose positions are those of a fragment. */
  moved(item: CompletionItem): CompletionItem {
    const given = item.textEdit?.newText ?? item.insertText ?? item.label;
    // Where alternatives want different values, the service leaves out the colon, too.
    const lacksColon = this.#isBareKey && item.kind === CompletionItemKind.Property && !given.includes(':');
    const text = lacksColon ? `${given}: $1${this.#separator}` : given;
    const moved = { ...item, textEdit: this.#edit(text, ''), ...this.#before };
    if (asksForValue(text)) moved.command = SUGGEST;
    delete moved.insertText;
    return moved;
  }

  get #before(): Pick<CompletionItem, 'additionalTextEdits'> {
    if (this.#comma === undefined || this.#comma === this.#start) return {};
    const at = this.#document.positionAt(this.#comma);
    return { additionalTextEdits: [{ range: { start: at, end: at }, newText: ',' }] };
  }

  /** Behind the key or item before, where the author has not written a comma. */
  #missingComma(): number | undefined {
    let before = this.#start - 1;
    while (before >= 0 && /\s/.test(this.#text.charAt(before))) before--;
    if (before < 0 || '{[,:'.includes(this.#text.charAt(before))) return undefined;
    return before + 1;
  }

  #edit(text: string, separator = this.#separator): TextEdit {
    const range = { start: this.#document.positionAt(this.#start), end: this.#document.positionAt(this.#end) };
    // Two edits must not touch.
    const comma = this.#comma === this.#start ? ', ' : '';
    return { range, newText: comma + text + separator };
  }
}
