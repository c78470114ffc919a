import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import { cutFragment } from '../json/fragment';
import { documentSchema, schemaRoot } from '../json/schemaRoot';
import type { StockJson } from '../json/stockJson';
import type { LanguageDocument } from '../languageDocument';
import type { Cursor } from '../syntax/cursor';
import { findCursor } from '../syntax/cursor';
import { keyOf, stringOf, stringValue } from '../syntax/nodes';
import type { WorkflowScope } from '../syntax/workflowScope';
import { scopeOf } from '../syntax/workflowScope';
import { actionSnippets } from './actionSnippets';
import { connectorIdItems } from './connectorIds';
import { coreParameterItems } from './coreParameters';
import { Draft } from './draft';
import { declaredNames } from '../parameters/declaredNames';
import { schemaItems } from '../parameters/parameterItems';
import type { SchemaViews } from '../parameters/schemaPlace';
import { parametersOfAction } from '../parametersOfAction';
import { requiredParameters } from './parameterSnippet';
import { requestItems } from './requestItems';
import { snippetText } from './snippet';
import { nextOrder } from './order';
import { typeItems } from './typeItems';

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** Completion at an offset; works while the JSON is broken. */
export async function complete(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
  stock: StockJson,
  schemas: SchemaViews,
): Promise<CompletionList> {
  const cursor = findCursor(document.root, document.text, offset);
  if (cursor.place === 'nowhere' || isExpression(cursor)) return NOTHING;
  const scope: WorkflowScope = document.kind === 'workflow' ? scopeOf(cursor.container) : { level: 'workflow' };
  const draft = new Draft(document.textDocument, cursor);
  const own = ownItems(draft, cursor, scope, context);
  if (own !== undefined) return own;
  const core = coreParameterItems(draft, document, cursor, scope, context);
  if (core !== undefined) return listOf(core);
  const declared = schemas.placeOf(document, cursor, scope, context);
  if (declared !== undefined) {
    const names = document.kind === 'connector' ? declaredNames(draft, cursor, declared.place.root) : undefined;
    if (names !== undefined) return listOf(names);
    return declared.view === undefined ? NOTHING : listOf(schemaItems(draft, cursor, declared.view, declared.place));
  }
  const request = document.kind === 'connector' ? requestItems(draft, cursor) : [];
  const items = (await stockItems(document, cursor, scope, context, stock)).map((item) => draft.moved(item));
  const adapted = cursor.container === scope.owner?.node ? items.map((item) => adaptKey(item, scope, context)) : items;
  const whole = wholeActions(document, cursor, scope, context);
  return { isIncomplete: false, items: [...request, ...adapted, ...whole] };
}

function stockItems(
  document: LanguageDocument,
  cursor: Cursor,
  scope: WorkflowScope,
  context: LanguageContext,
  stock: StockJson,
): Promise<readonly CompletionItem[]> {
  if (cursor.place === 'root') {
    return stock.complete({ text: document.text, offset: cursor.offset }, documentSchema(document));
  }
  const found = schemaRoot(document, cursor.container, scope, context);
  // The service takes any value of this key for the address of a JSON Schema.
  const isAddress = cursor.property !== undefined && keyOf(cursor.property) === '$schema';
  if (found === undefined || (isAddress && cursor.place === 'value')) return Promise.resolve([]);
  return stock.complete(cutFragment(document.text, found.node, cursor), found.schema);
}

/** Where the catalog knows better than any schema. Undefined elsewhere. */
function ownItems(
  draft: Draft,
  cursor: Cursor,
  scope: WorkflowScope,
  context: LanguageContext,
): CompletionList | undefined {
  const { list, owner } = scope;
  if (cursor.place === 'item' && list !== undefined && cursor.container === list) {
    return { ...actionSnippets(draft, { ...scope, list }, cursor.offset, context) } as CompletionList;
  }
  if (cursor.place !== 'value' || owner === undefined || cursor.container !== owner.node) return undefined;
  const key = cursor.property && keyOf(cursor.property);
  if (key === 'connector_id') {
    return listOf(connectorIdItems(draft, stringOf(owner.node, 'connector_id'), context));
  }
  if (key === 'order' && list !== undefined)
    return listOf([orderItem(draft, nextOrder(list, owner.node.offset, owner.node))]);
  if (key === 'type') return listOf(typeItems(draft, owner, scope, context));
  if (key === 'parameters') {
    const schema = parametersOfAction(owner, context);
    return schema && listOf([parametersItem(draft, schema)]);
  }
  return undefined;
}

/** In an empty `{}` of a list of actions, whole actions are offered in its place, too. */
function wholeActions(
  document: LanguageDocument,
  cursor: Cursor,
  scope: WorkflowScope,
  context: LanguageContext,
): readonly CompletionItem[] {
  const { list, owner } = scope;
  const node = owner?.node;
  if (list === undefined || node === undefined || cursor.container !== node || node.length < 0) return [];
  const text = document.text.slice(node.offset, node.offset + node.length);
  if (!/^\{[ \t]*\}$/.test(text)) return [];
  const draft = new Draft(document.textDocument, cursor, { start: node.offset, end: node.offset + node.length });
  return actionSnippets(draft, { ...scope, list }, node.offset, context).items;
}

const SUGGEST = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** The key `parameters` brings the required ones along; the keys that the catalog completes ask for their values. */
function adaptKey(item: CompletionItem, scope: WorkflowScope, context: LanguageContext): CompletionItem {
  const { owner } = scope;
  const edit = item.textEdit;
  if (owner === undefined || item.kind !== CompletionItemKind.Property || !edit?.newText.includes(':')) return item;
  if (item.label === 'parameters') {
    const schema = parametersOfAction(owner, context);
    if (schema === undefined) return item;
    const comma = edit.newText.endsWith(',') ? ',' : '';
    const newText = `"parameters": ${snippetText(requiredParameters(schema))}${comma}`;
    return { ...item, textEdit: { ...edit, newText } };
  }
  if (item.label === 'order' && scope.list !== undefined) {
    const order = nextOrder(scope.list, owner.node.offset, owner.node);
    const newText = edit.newText.replace(/: \S*?(,?)$/, (_, comma: string) => `: \${1:${order}}${comma}`);
    return { ...item, textEdit: { ...edit, newText } };
  }
  return item.label === 'type' || item.label === 'connector_id' ? { ...item, command: SUGGEST } : item;
}

function orderItem(draft: Draft, order: number): CompletionItem {
  const fields = { label: String(order), kind: CompletionItemKind.Value, detail: 'Next free order' };
  return draft.item(fields, String(order), true);
}

function parametersItem(draft: Draft, schema: JsonObject): CompletionItem {
  const fields = { label: '{}', kind: CompletionItemKind.Module, detail: 'Required parameters' };
  return draft.item(fields, snippetText(requiredParameters(schema)));
}

function isExpression(cursor: Cursor): boolean {
  return cursor.place !== 'key' && stringValue(cursor.literal ?? cursor.ahead)?.startsWith('::') === true;
}

function listOf(items: readonly CompletionItem[]): CompletionList {
  return { isIncomplete: false, items: [...items] };
}
