import type { LocationLink, Range } from 'vscode-languageserver-types';
import type { CatalogConnector } from '../catalog';
import type { LanguageContext } from '../context';
import type { WorkspaceSymbol } from '../workspace/symbols';
import { accountWorkflows } from '../workspace/workflows';

/** The text is not known here, so places in it are named by the fragment of the URI. */
const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the client shows what only the account has; undefined if it has no document for it, or if it is another thing. */
export function shownByClient(symbol: WorkspaceSymbol, context: LanguageContext): LocationLink | undefined {
  const uri = uriOf(symbol, context);
  return uri === undefined ? undefined : { targetUri: uri, targetRange: START, targetSelectionRange: START };
}

function uriOf(symbol: WorkspaceSymbol, context: LanguageContext): string | undefined {
  if (symbol.kind === 'workflow') return accountWorkflows(context).find(({ id }) => id === symbol.workflow)?.shownIn;
  if (!('connector' in symbol)) return undefined;
  const connector = context.catalog.find(symbol.connector);
  if (connector?.shownIn === undefined) return undefined;
  const path = pathOf(symbol, connector);
  return path === undefined ? undefined : `${connector.shownIn}${path === '' ? '' : `#${encodeURIComponent(path)}`}`;
}

/** The place in the connector, as the API writes paths; undefined where there is none. */
function pathOf(symbol: WorkspaceSymbol & { connector: string }, { document }: CatalogConnector): string | undefined {
  const { actions = [], events = [] } = document;
  const item = (list: string, index: number, rest = '') => (index < 0 ? undefined : `${list}[${index}]${rest}`);
  switch (symbol.kind) {
    case 'connector':
      return '';
    case 'action':
      return item(
        'actions',
        actions.findIndex(({ type }) => type === symbol.name),
      );
    case 'event':
      return item(
        'events',
        events.findIndex(({ type }) => type === symbol.name),
      );
    case 'parameter':
      return item(
        'actions',
        actions.findIndex(({ type }) => type === symbol.action),
        '.parameters',
      );
    default:
      return undefined;
  }
}
