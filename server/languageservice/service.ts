import { getLanguageService } from 'vscode-json-languageservice';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from './codeActions';
import type { LensCommands } from './codeLenses';
import { codeLenses } from './codeLenses';
import { complete } from './completion/complete';
import type { LanguageContext } from './context';
import type { LocatedDiagnostic } from './diagnostics';
import { validate } from './diagnostics';
import { hover } from './hover/hover';
import { StockJson } from './json/stockJson';
import type { LanguageDocument } from './languageDocument';
import { selectionRange } from './selectionRanges';
import { documentSymbols } from './symbols';
import { Validation } from './validation/validate';

/**
 * Every language feature, for any host: pure, over one version of a document's text. What is known of the account
 * comes in as a context. Compiled schemas are kept inside the object.
 */
export interface FlexliLanguageService {
  validate(document: LanguageDocument, context: LanguageContext): readonly LocatedDiagnostic[];
  complete(document: LanguageDocument, position: Position, context: LanguageContext): Promise<CompletionList>;
  hover(document: LanguageDocument, position: Position, context: LanguageContext): Promise<Hover | null>;
  symbols(document: LanguageDocument): DocumentSymbol[];
  foldingRanges(document: LanguageDocument, limit?: number): FoldingRange[];
  selectionRanges(document: LanguageDocument, positions: readonly Position[]): SelectionRange[];
  /** Keeps the author's order; without a range, the whole document. */
  format(document: LanguageDocument, range: Range | undefined, options: FormattingOptions): TextEdit[];
  codeLenses(document: LanguageDocument, commands: LensCommands): CodeLens[];
  codeActions(document: LanguageDocument, diagnostics: readonly Diagnostic[], context: LanguageContext): CodeAction[];
}

export function createLanguageService(): FlexliLanguageService {
  const stock = new StockJson();
  const validation = new Validation();
  const plain = getLanguageService({});
  return {
    validate: (document, context) => validate(document, context, validation),
    complete: (document, position, context) =>
      complete(document, document.textDocument.offsetAt(position), context, stock),
    hover: (document, position, context) => hover(document, document.textDocument.offsetAt(position), context, stock),
    symbols: documentSymbols,
    foldingRanges: ({ textDocument }, limit) =>
      plain.getFoldingRanges(textDocument, limit === undefined ? {} : { rangeLimit: limit }),
    selectionRanges: (document, positions) =>
      positions.map((position) => selectionRange(document, document.textDocument.offsetAt(position))),
    format: ({ textDocument }, range, options) => plain.format(textDocument, range ?? wholeOf(textDocument), options),
    codeLenses,
    codeActions,
  };
}

function wholeOf(document: TextDocument): Range {
  return { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
}
