import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ConnectorAction } from '../../../flexli/model/connector';
import type { CatalogConnector } from '../catalog';
import { connectorName } from '../catalog';
import type { LanguageContext } from '../context';
import type { WorkflowScope } from '../syntax/workflowScope';
import { connectorReference } from './connectorIds';
import { CORE_SNIPPETS } from './coreSnippets';
import { described } from './documentation';
import type { Draft } from './draft';
import { nextOrder } from './order';
import { requiredParameters } from './parameterSnippet';
import { SnippetObject, snippetText } from './snippet';

/** With more, an editor is told to ask again as the author types. */
const MAX_ACTIONS = 200;

export interface ActionSnippets {
  readonly items: readonly CompletionItem[];
  readonly isIncomplete: boolean;
}

/** Whole actions for a spot in a list of actions: the engine's own, then those of every connector. */
export function actionSnippets(
  draft: Draft,
  scope: WorkflowScope & { readonly list: Node },
  offset: number,
  context: LanguageContext,
): ActionSnippets {
  const order = nextOrder(scope.list, offset);
  const core = CORE_SNIPPETS.filter(({ levels }) => levels.includes(scope.level)).map((snippet) => {
    const body = new SnippetObject([['order', order], ['type', snippet.type], ...snippet.fields]);
    return draft.item(
      {
        label: snippet.label,
        kind: CompletionItemKind.Snippet,
        detail: snippet.type,
        documentation: snippet.description,
        sortText: `1${snippet.label}`,
      },
      snippetText(body),
      draft.replaced.startsWith('{'),
    );
  });
  const offered = distinctActions(context, draft.typed);
  const connectors = offered
    .slice(0, MAX_ACTIONS)
    .map((entry) => connectorItem(draft, entry, order, offered.length, context));
  return { items: [...core, ...connectors], isIncomplete: offered.length > MAX_ACTIONS };
}

interface Entry {
  readonly label: string;
  readonly connector: CatalogConnector;
  readonly action: ConnectorAction;
}

/** One entry for each label; the file of the workspace wins over its deployed copies, since a placeholder travels. */
function distinctActions(context: LanguageContext, typed: string): Entry[] {
  const entries = new Map<string, Entry>();
  const wanted = typed.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  for (const connector of context.catalog.connectors) {
    for (const action of connector.document.actions ?? []) {
      const label = `${action.type} · ${connectorName(connector)}`;
      if (!matches(label, wanted)) continue;
      const known = entries.get(label);
      if (known === undefined || (known.connector.uri === undefined && connector.uri !== undefined)) {
        entries.set(label, { label, connector, action });
      }
    }
  }
  return [...entries.values()];
}

/** The letters in their order, as editors filter. */
function matches(label: string, wanted: string): boolean {
  let at = 0;
  const lower = label.toLowerCase();
  for (const letter of wanted) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function connectorItem(
  draft: Draft,
  entry: Entry,
  order: number,
  count: number,
  context: LanguageContext,
): CompletionItem {
  const { label, connector, action } = entry;
  const body = new SnippetObject([
    ['order', order],
    ['connector_id', connectorReference(connector, context)],
    ['type', action.type],
    ['parameters', requiredParameters(action.parameters)],
  ]);
  const documentation = described(draft.uri, connector, action.type, count);
  return draft.item(
    { label, kind: CompletionItemKind.Method, ...documentation, sortText: `2${label}` },
    snippetText(body),
    draft.replaced.startsWith('{'),
  );
}
