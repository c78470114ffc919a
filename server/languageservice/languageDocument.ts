import type { Node } from 'jsonc-parser';
import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { FlexliDocument } from '../../flexli/document/flexliDocument';
import { ParsedText } from '../../flexli/document/parsedText';
import type { TextChange } from '../../flexli/document/textChange';
import { compactChanges, differenceOf } from '../../flexli/document/textChange';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { documentKindOfName, LANGUAGE_ID } from '../../flexli/model/documentKind';
import { TextLines } from './textLines';

/** What the service can open: the two kinds of Flexli documents and the project file `flexli.json`. */
export type LanguageKind = DocumentKind | 'project';

export const PROJECT_LANGUAGE_ID = 'flexli-project';

/**
 * One version of a document, parsed when first needed and never again. A version made by `edited` is equal to one made
 * from its text, but is there sooner: what the edit did not touch is taken from the version before.
 */
export class LanguageDocument {
  #lines: TextLines;
  #parsed: ParsedText | undefined;
  #flexli: FlexliDocument | undefined;
  readonly #made = new Map<unknown, unknown>();
  /** The last version that was parsed, and what has changed since, until this one is parsed. */
  #before: { readonly parsed: ParsedText; readonly changes: readonly TextChange[] } | undefined;

  constructor(
    readonly uri: string,
    readonly kind: LanguageKind,
    readonly version: number,
    readonly text: string,
  ) {
    this.#lines = new TextLines(uri, version, text);
  }

  get textDocument(): TextDocument {
    return this.#lines;
  }

  /** The typed view; undefined for the project file, which is no Flexli document. */
  get flexli(): FlexliDocument | undefined {
    if (this.kind !== 'project') this.#flexli ??= new FlexliDocument(this.kind, this.parsed);
    return this.#flexli;
  }

  /** Root of the syntax tree; undefined when there is no value at all. */
  get root(): Node | undefined {
    return this.parsed.root;
  }

  get parsed(): ParsedText {
    this.#parsed ??= this.#before?.parsed.changed(this.#before.changes, this.text) ?? ParsedText.of(this.text);
    this.#before = undefined;
    return this.#parsed;
  }

  /** What a function makes of this version, made when first asked for and never again. */
  once<T>(make: (document: LanguageDocument) => T): T {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make) as T;
  }

  /** The version after changes as LSP sends them, each to what the one before it left. This one stays as it is. */
  edited(changes: readonly TextDocumentContentChangeEvent[], version: number): LanguageDocument {
    let lines = this.#lines;
    let text = this.text;
    const places: TextChange[] = [];
    for (const change of changes) {
      const place = placeOf(change, lines);
      text = 'range' in change ? text.slice(0, place.start) + change.text + text.slice(place.oldEnd) : change.text;
      lines = lines.changed(place, text, version);
      places.push(place);
    }
    const next = new LanguageDocument(this.uri, this.kind, version, text);
    if (places.length > 0) next.#lines = lines;
    if (this.#parsed !== undefined) next.#before = { parsed: this.#parsed, changes: places };
    else if (this.#before)
      next.#before = { ...this.#before, changes: compactChanges([...this.#before.changes, ...places]) };
    return next;
  }
}

/** Without a range, the whole text is replaced; mostly by one that differs from it in one place. */
function placeOf(change: TextDocumentContentChangeEvent, lines: TextLines): TextChange {
  if (!('range' in change)) return differenceOf(lines.getText(), change.text);
  const [from, to] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
  const start = Math.min(from, to);
  return { start, oldEnd: Math.max(from, to), newEnd: start + change.text.length };
}

/** The kind of a document by its language id, or by its file name for editors that know JSON only. */
export function languageKindOf(uri: string, languageId?: string): LanguageKind | undefined {
  if (languageId === LANGUAGE_ID.workflow) return 'workflow';
  if (languageId === LANGUAGE_ID.connector) return 'connector';
  if (languageId === PROJECT_LANGUAGE_ID) return 'project';
  const path = uri.replace(/[?#].*$/, '');
  return documentKindOfName(path) ?? (/(^|[/\\])flexli\.json$/i.test(path) ? 'project' : undefined);
}
