import type { ConnectorAction, ConnectorEvent } from '../../flexli/model/connector';
import type { JsonObject } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import type { CatalogConnector } from './catalog';
import { connectorName } from './catalog';
import { codeSpan, escapeMarkdown } from './markdown';

/** More would push everything else off the screen. */
const MAX_LISTED = 30;

/** Markdown about a connector: what it is, where it sends requests and what it can do. */
export function describeConnector(connector: CatalogConnector): string {
  const { document, id } = connector;
  const where = id === undefined ? 'workspace file, not deployed' : codeSpan(id);
  const parts = [
    `**${escapeMarkdown(connectorName(connector))}** (${escapeMarkdown(document.type)})  \n${where}`,
    escapeMarkdown(document.description),
  ];
  if (document.config.host !== '')
    parts.push(`Host: ${codeSpan(document.config.host + pathOf(document.config.base_path ?? ''))}`);
  parts.push(list('Actions', document.actions ?? []), list('Events', document.events ?? []));
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Markdown about an action: what it does, what it calls and what it takes. */
export function describeAction(connector: CatalogConnector, action: ConnectorAction): string {
  const { config } = connector.document;
  const call =
    `${action.method.toUpperCase()} ${config.host}${pathOf(config.base_path ?? '')}${pathOf(action.path)}`.trim();
  const parts = [
    `**${escapeMarkdown(titleOf(action))}** · ${escapeMarkdown(connectorName(connector))}`,
    escapeMarkdown(action.description ?? ''),
    codeSpan(call),
    describeParameters(action.parameters),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function describeEvent(connector: CatalogConnector, event: ConnectorEvent): string {
  const title = `**${escapeMarkdown(titleOf(event))}** · event of ${escapeMarkdown(connectorName(connector))}`;
  return [title, escapeMarkdown(event.description)].filter((part) => part !== '').join('\n\n');
}

/** The name, or the type where that is missing or empty. */
function titleOf({ name, type }: { readonly name?: string | null; readonly type: string }): string {
  return name === undefined || name === null || name === '' ? type : name;
}

function describeParameters(schema: JsonObject | null | undefined): string {
  const properties = schema?.properties;
  if (!isJsonObject(properties)) return '';
  const required: readonly unknown[] = Array.isArray(schema?.required) ? schema.required : [];
  const lines = Object.entries(properties).map(([name, property]) => {
    const of = isJsonObject(property) ? property : {};
    const type = typeof of.type === 'string' ? ` ${of.type}` : '';
    const need = required.includes(name) ? ', required' : '';
    const text = typeof of.description === 'string' ? `: ${escapeMarkdown(of.description)}` : '';
    return `- ${codeSpan(name)}${type}${need}${text}`;
  });
  return lines.length === 0 ? '' : shortened('Parameters', lines);
}

function list(title: string, items: readonly (ConnectorAction | ConnectorEvent)[]): string {
  if (items.length === 0) return '';
  const lines = items.map(({ type, description }) => {
    const text = description ? `: ${escapeMarkdown(description)}` : '';
    return `- ${codeSpan(type)}${text}`;
  });
  return shortened(title, lines);
}

function shortened(title: string, lines: readonly string[]): string {
  const more = lines.length - MAX_LISTED;
  return [`${title}:`, '', ...lines.slice(0, MAX_LISTED), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** With exactly one slash before it, as the engine puts paths together. */
function pathOf(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
