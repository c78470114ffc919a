import { MarkupKind } from 'vscode-languageserver-types';
import type { Hover } from 'vscode-languageserver-types';
import { signatureOf } from '../../../flexli/expressions/functions/signatures';
import type { CallNode, ExpressionNode, FieldNode } from '../../../flexli/expressions/nodes';
import { nodesAt } from '../../../flexli/expressions/walk';
import type { LanguageContext } from '../context';
import { shapeOfExpression, shapeOfKey, sourcesIn } from '../inference/expressionShape';
import type { KeyShape, Shape } from '../inference/shape';
import { objectIn, UNKNOWN } from '../inference/shape';
import { shapeTree, shapeWords } from '../inference/shapeText';
import type { StateInference } from '../inference/stateInference';
import type { LanguageDocument } from '../languageDocument';
import { codeSpan, escapeMarkdown } from '../markdown';
import type { DocumentExpression } from './documentExpression';
import { describeFunctionFully } from './functionText';
import type { ExpressionSite } from './site';
import { shapesAt } from './siteShapes';
import type { SiteShapes } from './siteShapes';

/** What stands at a place of an expression: a function, a key with what it holds, or else all of it. */
export function expressionHover(
  expression: DocumentExpression,
  offset: number,
  document: LanguageDocument,
  context: LanguageContext,
  inference: StateInference,
): Hover {
  const { parsed, site } = expression;
  const at = expression.toExpression(offset);
  const path = at < 0 ? [] : nodesAt(parsed.ast, at);
  const node = path.at(-1);
  const shapes = shapesAt(site, document, context, inference);
  const call = path.findLast((around) => around.kind === 'call' && around.nameStart <= at && at <= around.nameEnd);
  const found = textAt(node, call?.kind === 'call' ? call : undefined, expression, shapes);
  const { textDocument } = document;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.text },
    range: { start: textDocument.positionAt(found.start), end: textDocument.positionAt(found.end) },
  };
}

interface Described {
  readonly text: string;
  /** In the document. */
  readonly start: number;
  readonly end: number;
}

function textAt(
  node: ExpressionNode | undefined,
  call: CallNode | undefined,
  expression: DocumentExpression,
  shapes: SiteShapes,
): Described {
  const within = (text: string, start: number, end: number): Described => ({
    text,
    start: expression.toDocument(start),
    end: expression.toDocument(end),
  });
  const signature = call && signatureOf(call.name);
  if (call !== undefined && signature !== undefined) {
    return within(describeFunctionFully(signature), call.nameStart, call.nameEnd);
  }
  if (node?.kind === 'field') return within(describeField(node, expression, shapes), node.start, node.end);
  const { offset, length } = expression.node;
  return { text: describeWhole(expression, shapes), start: offset, end: offset + Math.max(length, 0) };
}

function describeField(node: FieldNode, { parsed, site }: DocumentExpression, shapes: SiteShapes): string {
  const from = sourcesIn(parsed.ast, shapes.source, shapes).get(node) ?? UNKNOWN;
  const known = objectIn(from)?.keys.get(node.name);
  const head = `${codeSpan(node.name)}${wordsOf(shapeOfKey(from, node.name))}`;
  return [
    head,
    known?.description && escapeMarkdown(known.description),
    treeOf(shapeOfKey(from, node.name)),
    whence(known, site),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

function describeWhole({ parsed, site }: DocumentExpression, shapes: SiteShapes): string {
  const text = parsed.text.trim();
  const source = SOURCES[site.reads];
  const result = text === '' ? shapes.source : shapeOfExpression(parsed.ast, shapes.source, shapes);
  const what = text === '' ? `all of ${source}` : `${codeSpan(text)} in ${source}`;
  return [`Expression: reads ${what}.`, resultOf(result)].filter((part) => part !== undefined).join('\n\n');
}

function resultOf(shape: Shape): string | undefined {
  const tree = treeOf(shape);
  const words = shapeWords(shape);
  if (tree !== undefined) return `Result:\n\n${tree}`;
  return words === undefined ? undefined : `Result: ${words}.`;
}

const SOURCES: Readonly<Record<ExpressionSite['reads'], string>> = {
  state: 'the state before this action',
  input: 'the state that the run starts with',
  response: 'the response of this action',
  parameters: 'the parameters of the action',
};

function whence(known: KeyShape | undefined, site: ExpressionSite): string {
  const origin = known?.origin;
  const missing = known?.optional === true ? ', may be missing' : '';
  return `${origin === undefined ? '' : `${escapeMarkdown(origin)}${missing}; `}read from ${SOURCES[site.reads]}.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

function wordsOf(shape: Shape): string {
  const words = shapeWords(shape);
  return words === undefined ? '' : `: ${escapeMarkdown(words)}`;
}

function treeOf(shape: Shape): string | undefined {
  const tree = shapeTree(shape);
  return tree === undefined ? undefined : `\`\`\`\n${tree}\n\`\`\``;
}
