import type { Node } from 'jsonc-parser';
import type { Hover } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import { stringOffsets } from '../../../flexli/document/stringOffsets';
import type { LanguageContext } from '../context';
import { shapeTree, shapeWords } from '../inference/shapeText';
import { shapeOfSchema } from '../inference/shapeOfSchema';
import type { StateInference } from '../inference/stateInference';
import { shapeOfTemplate } from '../inference/templateShape';
import { jsonOf } from '../jsonschema/jsonOf';
import type { LanguageDocument } from '../languageDocument';
import { codeSpan, escapeMarkdown } from '../markdown';
import { endOf, stringOf, stringValue } from '../syntax/nodes';
import { formatFields } from '../workspace/textParts';
import { siteOf } from './findSites';
import { namesAt } from './formatFields';
import type { ParsedExpressions } from './parsedExpressions';
import type { ExpressionSite } from './site';
import { shapesAt } from './siteShapes';

/** What fills the `{name}` at an offset of a text; undefined where there is none, or no such name. */
export function fieldHover(
  document: LanguageDocument,
  node: Node | undefined,
  offset: number,
  context: LanguageContext,
  inference: StateInference,
  parsed: ParsedExpressions,
): Hover | undefined {
  const value = stringValue(node);
  const site = node && value?.includes('{') === true ? siteOf(document.kind, node) : undefined;
  if (node === undefined || value === undefined || site === undefined) return undefined;
  const { text, textDocument } = document;
  const offsets = stringOffsets(text, node.offset, endOf(node, text.length) - node.offset);
  const at = offsets.toContent(offset);
  const field = formatFields(value).find(({ start, end }) => start <= at && at <= end);
  const names = namesAt(site);
  if (field === undefined || !names.has(field.name)) return undefined;
  const holder = names.get(field.name);
  const about =
    site.fills === 'parameters'
      ? aboutParameter(holder)
      : aboutVariable(holder, shapesAt(site, document, context, inference), parsed);
  const [head, ...rest] = about;
  const lines = [
    `${codeSpan(field.name)}${head === undefined ? '' : `: ${head}`}`,
    ...rest,
    FROM[site.fills ?? 'variables'],
  ];
  return {
    contents: { kind: MarkupKind.Markdown, value: lines.join('\n\n') },
    range: {
      start: textDocument.positionAt(offsets.toSource(field.start)),
      end: textDocument.positionAt(offsets.toSource(field.end)),
    },
  };
}

const FROM: Readonly<Record<NonNullable<ExpressionSite['fills']>, string>> = {
  variables: 'Variable of this action.',
  parameters: 'Parameter of the action.',
};

/** What the value is in a few words, then more about it. */
type About = readonly [string | undefined, ...string[]];

function aboutVariable(
  holder: Node | undefined,
  shapes: ReturnType<typeof shapesAt>,
  parsed: ParsedExpressions,
): About {
  const shape = shapeOfTemplate(holder, { ...shapes, parsed });
  const tree = shapeTree(shape);
  const written = holder === undefined ? [] : [`Set to ${codeSpan(stringValue(holder) ?? String(holder.value))}`];
  return [wordsOf(shape), ...written, ...(tree === undefined ? [] : [`\`\`\`\n${tree}\n\`\`\``])];
}

function aboutParameter(schema: Node | undefined): About {
  const description = stringOf(schema, 'description');
  const shape = schema && shapeOfSchema(jsonOf(schema), '');
  return [shape && wordsOf(shape), ...(description === undefined ? [] : [escapeMarkdown(description)])];
}

function wordsOf(shape: Parameters<typeof shapeWords>[0]): string | undefined {
  const words = shapeWords(shape);
  return words && escapeMarkdown(words);
}
