import type { Node } from 'jsonc-parser';
import type { CompletionList } from 'vscode-languageserver-types';
import { stringOffsets } from '../../../../flexli/document/stringOffsets';
import type { LanguageContext } from '../../context';
import type { StateInference } from '../../inference/stateInference';
import { shapeWords } from '../../inference/shapeText';
import { shapeOfTemplate } from '../../inference/templateShape';
import type { LanguageDocument } from '../../languageDocument';
import { endOf, stringValue } from '../../syntax/nodes';
import { siteOf } from '../findSites';
import { namesAt } from '../formatFields';
import type { ParsedExpressions } from '../parsedExpressions';
import { expressionOf } from '../parsedExpressions';
import type { ExpressionSite } from '../site';
import { shapesAt } from '../siteShapes';
import { completeExpression } from './completeExpression';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { documentItem } from './expressionItem';
import type { ExpressionItem } from './expressionItem';

const MARK = 2;

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly items: readonly ExpressionItem[];
}

/** Completes inside of an expression, or a `{name}` in a string; undefined where the string is neither at the cursor. */
export function completeInString(
  document: LanguageDocument,
  node: Node | undefined,
  cursor: number,
  context: LanguageContext,
  inference: StateInference,
  parsed: ParsedExpressions,
): CompletionList | undefined {
  const value = stringValue(node);
  if (node === undefined || value === undefined) return undefined;
  const expression = expressionOf(value);
  if (expression === undefined && !value.includes('{')) return undefined;
  const found = siteOf(document.kind, node);
  if (found === undefined) return undefined;
  // Only the hosted build of July 2024 keeps its own functions out of conditions.
  const isDocumented = context.diagnostics?.engineProfile === 'documented';
  const insideIterator = found.insideIterator || found.perItem === true;
  const site: ExpressionSite = isDocumented ? { ...found, functions: 'all', insideIterator } : found;
  const { text, textDocument } = document;
  const end = endOf(node, text.length);
  // Behind the closing quote nothing of the string is written any more.
  if (cursor <= node.offset || (cursor === end && isClosed(text, node.offset, end))) return undefined;
  const offsets = stringOffsets(text, node.offset, end - node.offset);
  const at = offsets.toContent(cursor);
  const shapes = () => shapesAt(site, document, context, inference);
  const replaced =
    expression === undefined
      ? completeField(value, at, site, (holder) => shapeOfTemplate(holder, { ...shapes(), parsed }))
      : at < MARK
        ? undefined
        : moved(completeExpression(expression, at - MARK, site, shapes()), MARK);
  if (replaced === undefined) return expression === undefined ? undefined : { isIncomplete: false, items: [] };
  const range = {
    start: textDocument.positionAt(offsets.toSource(replaced.start)),
    end: textDocument.positionAt(offsets.toSource(replaced.end)),
  };
  return { isIncomplete: false, items: replaced.items.map((item) => documentItem(item, range)) };
}

function moved({ start, end, items }: Replacement, by: number): Replacement {
  return { start: start + by, end: end + by, items };
}

/** The names after an opening brace; undefined when the cursor is in no field. */
function completeField(
  text: string,
  cursor: number,
  site: ExpressionSite,
  shapeOf: (holder: Node) => ReturnType<typeof shapeOfTemplate>,
): Replacement | undefined {
  const open = /(?<!\{)(?:\{\{)*\{(\w*)$/.exec(text.slice(0, cursor));
  const typed = open?.[1];
  if (typed === undefined) return undefined;
  const names = [...namesAt(site)];
  if (names.length === 0) return undefined;
  const following = /^\w*/.exec(text.slice(cursor))?.[0] ?? '';
  const end = cursor + following.length;
  const close = /^[}!:]/.test(text.slice(end)) ? '' : '}';
  const items = names.map(([name, holder]): ExpressionItem => {
    const isVariable = site.fills === 'variables' && holder !== undefined;
    return {
      label: name,
      kind: CompletionItemKind.Variable,
      text: name + close,
      rank: 0,
      detail: isVariable ? shapeWords(shapeOf(holder)) : undefined,
      documentation: holder?.type === 'string' ? `\`${String(holder.value)}\`` : undefined,
    };
  });
  return { start: cursor - typed.length, end, items };
}

function isClosed(text: string, start: number, end: number): boolean {
  return end - start > 1 && text.charAt(end - 1) === '"';
}
