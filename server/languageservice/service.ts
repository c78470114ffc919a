import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-types';
import { codeActions } from './codeActions';
import type { LensCommands } from './codeLenses';
import { codeLenses } from './codeLenses';
import { complete } from './completion/complete';
import { resolveItem } from './completion/documentation';
import type { LanguageContext } from './context';
import type { LocatedDiagnostic } from './diagnostics';
import { validateUntil } from './diagnostics';
import { ExpressionFeatures } from './expressions/expressionFeatures';
import { hover } from './hover/hover';
import { idHints } from './inlayHints/inlayHints';
import { shapeHints } from './inlayHints/shapeHints';
import { foldingRanges } from './foldingRanges';
import { formattingEdits } from './formatting';
import { StockJson } from './json/stockJson';
import type { LanguageDocument } from './languageDocument';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './navigation/callHierarchy';
import { definition } from './navigation/definition';
import { documentLinks } from './navigation/documentLinks';
import { highlights, references } from './navigation/references';
import { workspaceSymbols } from './navigation/workspaceSymbols';
import { SchemaViews } from './parameters/schemaPlace';
import { refactorings } from './refactor/refactorings';
import { placeholderItems } from './project/placeholderItems';
import { projectItems } from './project/projectItems';
import type { ActionAbilities } from './refactor/selection';
import { PLAIN_ABILITIES, Selection } from './refactor/selection';
import type { RenameTarget, Renaming } from './rename/rename';
import { prepareRename, rename } from './rename/rename';
import { selectionRange } from './selectionRanges';
import { documentSymbols } from './symbols';
import { Validation } from './validation/validate';

/**
 * Every language feature, for any host: pure, over one version of a document's text. What is known of the account
 * comes in as a context. Compiled schemas are kept inside the object.
 */
export interface FlexliLanguageService {
  validate(document: LanguageDocument, context: LanguageContext): readonly LocatedDiagnostic[];
  /**
   * The same in steps: undefined when `pause`, which is asked from time to time, was true before the end. Asking again
   * goes on from there.
   */
  validateUntil(
    document: LanguageDocument,
    context: LanguageContext,
    pause: () => boolean,
  ): readonly LocatedDiagnostic[] | undefined;
  complete(document: LanguageDocument, position: Position, context: LanguageContext): Promise<CompletionList>;
  /** Inside of the expressions, `{name}` fields and placeholders alone; null anywhere else. */
  completeExpression(document: LanguageDocument, position: Position, context: LanguageContext): CompletionList | null;
  /** For the function whose arguments are being written. */
  signatureHelp(document: LanguageDocument, position: Position): SignatureHelp | null;
  /** Without a range, those of the whole document; numbers as in `TOKEN_LEGEND`. */
  semanticTokens(document: LanguageDocument, range?: Range): SemanticTokens;
  /** The item with the description that a long list leaves out. */
  resolveCompletion(item: CompletionItem, context: LanguageContext): CompletionItem;
  hover(document: LanguageDocument, position: Position, context: LanguageContext): Promise<Hover | null>;
  symbols(document: LanguageDocument): DocumentSymbol[];
  foldingRanges(document: LanguageDocument, limit?: number): FoldingRange[];
  selectionRanges(document: LanguageDocument, positions: readonly Position[]): SelectionRange[];
  /** Keeps the author's order; without a range, the whole document. Broken JSON stays as it is. */
  format(document: LanguageDocument, range: Range | undefined, options: FormattingOptions): TextEdit[];
  codeLenses(document: LanguageDocument, commands: LensCommands, context: LanguageContext): CodeLens[];
  codeActions(
    document: LanguageDocument,
    diagnostics: readonly Diagnostic[],
    context: LanguageContext,
    abilities?: ActionAbilities,
  ): CodeAction[];
  /** What can be done with a range, whether or not anything is wrong with it; of some kinds only, when those are given. */
  refactorings(
    document: LanguageDocument,
    range: Range,
    context: LanguageContext,
    abilities?: ActionAbilities,
    only?: readonly string[],
  ): CodeAction[];
  /** What stands behind the ids of a range. */
  inlayHints(document: LanguageDocument, range: Range, context: LanguageContext): InlayHint[];
  documentLinks(document: LanguageDocument, context: LanguageContext): DocumentLink[];
  definition(document: LanguageDocument, position: Position, context: LanguageContext): LocationLink[];
  /** In the whole workspace, in the order of its files. */
  references(
    document: LanguageDocument,
    position: Position,
    context: LanguageContext,
    includeDefinition: boolean,
  ): Location[];
  highlights(document: LanguageDocument, position: Position, context: LanguageContext): DocumentHighlight[];
  /** Undefined where nothing has a name. */
  prepareRename(document: LanguageDocument, position: Position, context: LanguageContext): RenameTarget | undefined;
  rename(document: LanguageDocument, position: Position, name: string, context: LanguageContext): Renaming;
  /** What the workspace declares; the query is the letters of a name in their order. */
  workspaceSymbols(query: string, context: LanguageContext): SymbolInformation[];
  prepareCallHierarchy(document: LanguageDocument, position: Position, context: LanguageContext): CallHierarchyItem[];
  incomingCalls(item: CallHierarchyItem, context: LanguageContext): CallHierarchyIncomingCall[];
  outgoingCalls(item: CallHierarchyItem, context: LanguageContext): CallHierarchyOutgoingCall[];
}

export function createLanguageService(): FlexliLanguageService {
  const stock = new StockJson();
  const schemas = new SchemaViews();
  const expressions = new ExpressionFeatures();
  const validation = new Validation(expressions);
  return {
    validate: (document, context) => validateUntil(document, context, validation, () => false) ?? [],
    validateUntil: (document, context, pause) => validateUntil(document, context, validation, pause),
    complete: async (document, position, context) => {
      const at = offset(document, position);
      const own = placeholderItems(document, at, context) ?? projectItems(document, at, context);
      const inside = own ?? expressions.complete(document, at, context);
      if (inside !== undefined) return inside;
      const list = await complete(document, at, context, stock, schemas);
      return { ...list, items: [...list.items, ...expressions.wholeItems(document, at, context)] };
    },
    completeExpression: (document, position, context) => {
      const at = offset(document, position);
      return placeholderItems(document, at, context) ?? expressions.complete(document, at, context) ?? null;
    },
    signatureHelp: (document, position) => expressions.signatureHelp(document, offset(document, position)),
    semanticTokens: (document, range) =>
      expressions.semanticTokens(
        document,
        range && { start: offset(document, range.start), end: offset(document, range.end) },
      ),
    resolveCompletion: resolveItem,
    hover: async (document, position, context) => {
      const at = offset(document, position);
      return expressions.hover(document, at, context) ?? (await hover(document, at, context, stock, schemas));
    },
    symbols: documentSymbols,
    foldingRanges: ({ textDocument }, limit) => foldingRanges(textDocument, limit),
    selectionRanges: (document, positions) =>
      positions.map((position) => selectionRange(document, offset(document, position))),
    // Nobody knows where the lines of a broken text belong.
    format: ({ textDocument, parsed }, range, options) =>
      parsed.tree.errors.length > 0 ? [] : formattingEdits(textDocument, range, options),
    codeLenses,
    codeActions: (document, diagnostics, context, abilities = PLAIN_ABILITIES) =>
      codeActions(document, diagnostics, context, abilities),
    refactorings: (document, { start, end }, context, abilities = PLAIN_ABILITIES, only) =>
      refactorings(new Selection(document, offset(document, start), offset(document, end), context, abilities), only),
    inlayHints: (document, range, context) => [
      ...idHints(document, range, context),
      ...shapeHints(document, range, context, expressions),
    ],
    documentLinks,
    definition: (document, position, context) => definition(document, offset(document, position), context),
    references: (document, position, context, includeDefinition) =>
      references(document, offset(document, position), context, includeDefinition),
    highlights: (document, position, context) => highlights(document, offset(document, position), context),
    prepareRename: (document, position, context) => prepareRename(document, offset(document, position), context),
    rename: (document, position, name, context) => rename(document, offset(document, position), name, context),
    workspaceSymbols,
    prepareCallHierarchy: (document, position, context) =>
      prepareCallHierarchy(document, offset(document, position), context),
    incomingCalls,
    outgoingCalls,
  };
}

function offset({ textDocument }: LanguageDocument, position: Position): number {
  return textDocument.offsetAt(position);
}
