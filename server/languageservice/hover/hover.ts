import type { Node } from 'jsonc-parser';
import type { Hover } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import { findAction, findEvent } from '../catalog';
import { describeAction, describeConnector, describeEvent } from '../catalogText';
import type { LanguageContext } from '../context';
import { connectorOfId, placeholderName } from '../context';
import { cutFragment } from '../json/fragment';
import { schemaRoot } from '../json/schemaRoot';
import type { StockJson } from '../json/stockJson';
import type { LanguageDocument } from '../languageDocument';
import { codeSpan } from '../markdown';
import { describePlace } from '../parameters/parameterHover';
import type { SchemaViews } from '../parameters/schemaPlace';
import { placeholderText } from '../project/placeholderText';
import { ProjectVariables } from '../project/projectVariables';
import type { Cursor } from '../syntax/cursor';
import { findCursor } from '../syntax/cursor';
import { endOf, isComposite, keyOf, stringOf, stringValue } from '../syntax/nodes';
import type { WorkflowScope } from '../syntax/workflowScope';
import { scopeOf } from '../syntax/workflowScope';
import { describeCode } from './codeHover';
import { describeExpression } from './expressionHover';
import { describeNamed } from './namedHover';

/** What stands under the mouse: by the catalog where that knows, else by the schema of the object around it. */
export async function hover(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
  stock: StockJson,
  schemas: SchemaViews,
): Promise<Hover | null> {
  const cursor = findCursor(document.root, document.text, offset);
  const { literal, container } = cursor;
  if (literal === undefined || isComposite(literal) || container === undefined) return null;
  const scope: WorkflowScope = document.kind === 'workflow' ? scopeOf(container) : { level: 'workflow' };
  const known = describeValue(document, cursor, literal, scope, context);
  const found = schemas.placeOf(document, cursor, scope, context);
  const text =
    known ??
    describeCode(document, cursor) ??
    describeNamed(document, offset, context) ??
    (found === undefined
      ? await describeBySchema(document, cursor, scope, context, stock)
      : found.view && describePlace(cursor, found.view, found.place));
  if (text === undefined) return null;
  const end = endOf(literal, document.text.length);
  const range = { start: document.textDocument.positionAt(literal.offset), end: document.textDocument.positionAt(end) };
  return { contents: { kind: MarkupKind.Markdown, value: text }, range };
}

function describeValue(
  document: LanguageDocument,
  cursor: Cursor,
  literal: Node,
  scope: WorkflowScope,
  context: LanguageContext,
): string | undefined {
  const value = stringValue(literal);
  if (cursor.place === 'key' || value === undefined) return undefined;
  if (value.startsWith('::')) return describeExpression(document.kind, cursor, value.slice(2));
  const { owner } = scope;
  const key = cursor.property && keyOf(cursor.property);
  if (owner === undefined || cursor.container !== owner.node) return undefined;
  if (key === 'connector_id') return describeReference(value, context);
  const connectorId = stringOf(owner.node, 'connector_id');
  const connector = connectorId === undefined ? undefined : connectorOfId(context, connectorId);
  if (key !== 'type' || connector === undefined) return undefined;
  const action = owner.kind === 'action' ? findAction(connector, value) : undefined;
  const event = owner.kind === 'source' ? findEvent(connector, value) : undefined;
  if (action !== undefined) return describeAction(connector, action);
  return event && describeEvent(connector, event);
}

function describeReference(value: string, context: LanguageContext): string | undefined {
  const connector = connectorOfId(context, value);
  const placeholder = placeholderName(value);
  if (connector === undefined) {
    return placeholder && `Placeholder ${codeSpan(placeholder)}: Deploy asks which connector it stands for.`;
  }
  const described = describeConnector(connector);
  const differs =
    placeholder !== undefined && new ProjectVariables(context.projectFile?.text ?? '').differs(placeholder);
  return differs ? `${described}\n\n${placeholderText(placeholder, context)}` : described;
}

function describeBySchema(
  document: LanguageDocument,
  cursor: Cursor,
  scope: WorkflowScope,
  context: LanguageContext,
  stock: StockJson,
): Promise<string | undefined> {
  const found = schemaRoot(document, cursor.container, scope, context);
  if (found === undefined) return Promise.resolve(undefined);
  return stock.hover(cutFragment(document.text, found.node, cursor), found.schema);
}
