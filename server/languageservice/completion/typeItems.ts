import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import { CoreSource } from '../../../flexli/model/coreActions';
import type { CatalogConnector } from '../catalog';
import { findAction, findEvent } from '../catalog';
import { describeAction, describeEvent } from '../catalogText';
import type { LanguageContext } from '../context';
import { connectorOfId } from '../context';
import { stringOf, valueOf } from '../syntax/nodes';
import type { WorkflowScope } from '../syntax/workflowScope';
import { CORE_SNIPPETS } from './coreSnippets';
import type { Draft } from './draft';
import { requiredParameters } from './parameterSnippet';
import { escapeSnippet, snippetText } from './snippet';

const CORE_SOURCES = [
  { type: CoreSource.CustomEvent, description: 'Starts when an event of that type is sent.' },
  { type: CoreSource.Schedule, description: 'Starts at a rate or by a cron expression.' },
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
      : actionItems(draft, connector, current, owner.node);
  }
  const core =
    owner.kind === 'source' ? CORE_SOURCES : CORE_SNIPPETS.filter(({ levels }) => levels.includes(scope.level));
  const finished = core.some(({ type }) => type === current);
  return core.map(({ type, description }) =>
    draft.item(
      { label: type, kind: CompletionItemKind.EnumMember, documentation: description },
      escapeSnippet(JSON.stringify(type)),
      finished,
    ),
  );
}

function actionItems(draft: Draft, connector: CatalogConnector, current: string, owner: Node): CompletionItem[] {
  const finished = findAction(connector, current) !== undefined;
  const withParameters = valueOf(owner, 'parameters') === undefined;
  return (connector.document.actions ?? []).map((action) => {
    const type = escapeSnippet(JSON.stringify(action.type));
    const parameters = withParameters ? `,\n"parameters": ${snippetText(requiredParameters(action.parameters))}` : '';
    return draft.item(
      {
        label: action.type,
        kind: CompletionItemKind.Method,
        ...(action.name && { detail: action.name }),
        documentation: { kind: MarkupKind.Markdown, value: describeAction(connector, action) },
      },
      type + parameters,
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
