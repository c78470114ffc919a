import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CatalogConnector } from '../catalog';
import { connectorName } from '../catalog';
import type { LanguageContext } from '../context';
import { connectorOfId } from '../context';
import { described } from './documentation';
import type { Draft } from './draft';
import { escapeSnippet } from './snippet';

/** Connectors by the name people know them by; what gets inserted is the id or the placeholder. */
export function connectorIdItems(
  draft: Draft,
  current: string | undefined,
  context: LanguageContext,
): CompletionItem[] {
  const finished = current !== undefined && connectorOfId(context, current) !== undefined;
  const { connectors } = context.catalog;
  const items = connectors.map((connector) => {
    const { document, id, uri } = connector;
    const reference = connectorReference(connector, context);
    return draft.item(
      {
        label: connectorName(connector),
        kind: CompletionItemKind.Module,
        detail: `${document.type} · ${id ?? 'workspace file'}`,
        ...described(draft.uri, connector, undefined, connectors.length),
        filterText: `${connectorName(connector)} ${document.type} ${reference}`,
        sortText: `${uri === undefined ? '2' : '1'}${connectorName(connector)}`,
      },
      escapeSnippet(JSON.stringify(reference)),
      finished,
    );
  });
  return distinct(items);
}

/**
 * What a workflow writes as `connector_id`: the placeholder that the project file binds, else the id of a deployed
 * connector, else a placeholder after the name of the workspace's file, which Deploy then asks about.
 */
export function connectorReference(connector: CatalogConnector, context: LanguageContext): string {
  const bound = context.bindings.placeholderOf(connector);
  if (bound !== undefined) return `{{${bound}}}`;
  if (connector.id !== undefined) return connector.id;
  return `{{${connectorName(connector).replace(/[{}]/g, '')}}}`;
}

/** Two copies that insert the same are one suggestion. */
function distinct(items: readonly CompletionItem[]): CompletionItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = `${item.label}\n${item.textEdit?.newText ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
