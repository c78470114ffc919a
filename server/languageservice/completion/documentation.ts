import type { CompletionItem } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { CatalogConnector } from '../catalog';
import { findAction } from '../catalog';
import { describeAction, describeConnector } from '../catalogText';
import type { LanguageContext } from '../context';

/** With more items than this, only the one that a person looks at is described, when the editor asks about it. */
const MAX_DESCRIBED = 30;

/** What an item without a description takes along, to be described later. */
export interface ItemData {
  /** Of the document. */
  readonly uri: string;
  /** ULID, or URI of its file. */
  readonly connector: string;
  readonly action?: string;
}

/** The description of one of `count` items, or what is needed to make it later. */
export function described(
  uri: string,
  connector: CatalogConnector,
  action: string | undefined,
  count: number,
): Pick<CompletionItem, 'documentation' | 'data'> {
  if (count <= MAX_DESCRIBED) return documentationOf(connector, action);
  const id = connector.id ?? connector.uri ?? '';
  return { data: { uri, connector: id, ...(action !== undefined && { action }) } satisfies ItemData };
}

/** The item with its description, when that was left out. */
export function resolveItem(item: CompletionItem, { catalog }: LanguageContext): CompletionItem {
  const data = itemData(item);
  if (data === undefined) return item;
  const connector =
    catalog.find(data.connector) ?? catalog.connectors.find((candidate) => candidate.uri === data.connector);
  return connector ? { ...item, ...documentationOf(connector, data.action) } : item;
}

export function itemData(item: CompletionItem): ItemData | undefined {
  const data: unknown = item.data;
  return typeof data === 'object' && data !== null && 'connector' in data ? (data as ItemData) : undefined;
}

function documentationOf(connector: CatalogConnector, type: string | undefined): Pick<CompletionItem, 'documentation'> {
  const action = type === undefined ? undefined : findAction(connector, type);
  const value = action ? describeAction(connector, action) : describeConnector(connector);
  return { documentation: { kind: MarkupKind.Markdown, value } };
}
