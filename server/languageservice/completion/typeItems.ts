import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import { CoreSource } from '../../../flexli/model/coreActions';
import type { CatalogConnector } from '../catalog';
import { findAction, findEvent } from '../catalog';
import { describeEvent } from '../catalogText';
import type { LanguageContext } from '../context';
import { connectorOfId } from '../context';
import { stringOf, valueOf } from '../syntax/nodes';
import type { WorkflowScope } from '../syntax/workflowScope';
import { CORE_SNIPPETS } from './coreSnippets';
import { described } from './documentation';
import type { Draft } from './draft';
import { requiredParameters } from './parameterSnippet';
import { nextOrder } from './order';
import type { SnippetValue } from './snippet';
import { escapeSnippet, memberText, SnippetObject } from './snippet';

type Field = readonly [string, SnippetValue];

const CORE_SOURCES: readonly { type: string; description: string; fields: readonly Field[] }[] = [
  {
    type: CoreSource.CustomEvent,
    description: 'Starts when an event of that type is sent.',
    fields: [['parameters', new SnippetObject([['event_type', { stop: 'string' }]])]],
  },
  {
    type: CoreSource.Schedule,
    description: 'Starts at a rate or by a cron expression.',
    fields: [['parameters', new SnippetObject([['rate', { stop: 'string', text: '1 hour' }]])]],
  },
];

/** Values of `type` in an action or a source: of its connector, or the engine's own when it names none. */
export function typeItems(
  draft: Draft,
  owner: NonNullable<WorkflowScope['owner']>,
  scope: WorkflowScope,
  context: LanguageContext,
): CompletionItem[] {
  const current = stringOf(owner.node, 'type') ?? '';
  if (valueOf(owner.node, 'connector_id') !== undefined) {
    const connector = connectorOfId(context, stringOf(owner.node, 'connector_id') ?? '');
    if (connector === undefined) return [];
    return owner.kind === 'source'
      ? eventItems(draft, connector, current)
      : actionItems(draft, connector, current, owner.node, scope);
  }
  const core =
    owner.kind === 'source' ? CORE_SOURCES : CORE_SNIPPETS.filter(({ levels }) => levels.includes(scope.level));
  const finished = core.some(({ type }) => type === current);
  const order = missingOrder(owner.node, scope);
  return core.map(({ type, description, fields }) =>
    draft.item(
      { label: type, kind: CompletionItemKind.EnumMember, documentation: description },
      withFields(type, owner.node, [...order, ...fields]),
      finished,
    ),
  );
}

/** A type, and what an action or source of that type needs and does not have yet. */
function withFields(type: string, owner: Node, fields: readonly Field[]): string {
  const missing = fields.filter(([key]) => valueOf(owner, key) === undefined);
  const text = escapeSnippet(JSON.stringify(type));
  return [text, ...(missing.length > 0 ? [memberText(missing)] : [])].join(',\n');
}

/** The next free order, for an action that has none. */
function missingOrder(owner: Node, { list }: WorkflowScope): readonly Field[] {
  if (list === undefined || valueOf(owner, 'order') !== undefined) return [];
  return [['order', nextOrder(list, owner.offset, owner)]];
}

function actionItems(
  draft: Draft,
  connector: CatalogConnector,
  current: string,
  owner: Node,
  scope: WorkflowScope,
): CompletionItem[] {
  const finished = findAction(connector, current) !== undefined;
  const order = missingOrder(owner, scope);
  const actions = connector.document.actions ?? [];
  return actions.map((action) => {
    const fields: readonly Field[] = [['parameters', requiredParameters(action.parameters)]];
    return draft.item(
      {
        label: action.type,
        kind: CompletionItemKind.Method,
        ...(action.name && { detail: action.name }),
        ...described(draft.uri, connector, action.type, actions.length),
      },
      withFields(action.type, owner, [...order, ...fields]),
      finished,
    );
  });
}

function eventItems(draft: Draft, connector: CatalogConnector, current: string): CompletionItem[] {
  const finished = findEvent(connector, current) !== undefined;
  return (connector.document.events ?? []).map((event) =>
    draft.item(
      {
        label: event.type,
        kind: CompletionItemKind.Event,
        ...(event.name && { detail: event.name }),
        documentation: { kind: MarkupKind.Markdown, value: describeEvent(connector, event) },
      },
      escapeSnippet(JSON.stringify(event.type)),
      finished,
    ),
  );
}
