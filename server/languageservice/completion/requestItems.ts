import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { keyText } from '../expressions/writing';
import type { Cursor } from '../syntax/cursor';
import { keyOf, propertyOf, valueOf } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import type { Draft } from './draft';
import { escapeSnippet } from './snippet';

/** Keys for the query or body of a connector's action: the action's parameters, each sent by its own name. */
export function requestItems(draft: Draft, { place, container, property }: Cursor): readonly CompletionItem[] {
  const { nodes, keys } = chainOf(container);
  const isRequest = keys.length === 3 && keys[0] === 'actions' && (keys[2] === 'query' || keys[2] === 'body');
  if (place !== 'key' || !isRequest) return [];
  const hasValue = property?.children?.[1] !== undefined;
  const isTaken = (name: string) =>
    propertyOf(container, name) !== undefined && propertyOf(container, name) !== property;
  return parametersIn(nodes[2])
    .map(keyOf)
    .filter((name) => !isTaken(name))
    .map((name) => {
      const value = escapeSnippet(JSON.stringify(`::${keyText(name)}`));
      const fields = { label: name, kind: CompletionItemKind.Property, detail: 'parameter of the action' };
      return draft.key(fields, hasValue ? undefined : value);
    });
}

function parametersIn(action: Node | undefined): readonly Node[] {
  const properties = valueOf(valueOf(action, 'parameters'), 'properties');
  return properties?.type === 'object' ? (properties.children ?? []) : [];
}
