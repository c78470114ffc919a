import { type QuickPickItem, QuickPickItemKind, type Uri, l10n } from 'vscode';
import type { DeployedConnector } from '../../flexli/model/connector';
import { shownPath } from '../project/files';
import type { WorkspaceConnector } from '../project/workspaceConnectors';
import { askPick } from '../ui/inputSteps';

/** A connector that a placeholder may stand for. */
export type ConnectorChoice =
  { readonly kind: 'account'; readonly connector: DeployedConnector } | { readonly kind: 'file'; readonly file: Uri };

interface Item extends QuickPickItem {
  readonly choice?: ConnectorChoice;
}

/** Asks which connector a placeholder stands for, by name. Undefined when the person gave up. */
export async function chooseConnector(
  placeholder: string,
  environment: string,
  account: readonly DeployedConnector[],
  files: readonly WorkspaceConnector[],
  signal: AbortSignal,
): Promise<ConnectorChoice | undefined> {
  const fromFiles = files.flatMap(({ uri, file }): Item[] =>
    file.kind === 'broken'
      ? []
      : [
          {
            label: `$(extensions) ${file.connector.name || file.connector.type}`,
            description: describe(file.connector.type, file.connector.config.host),
            detail: shownPath(uri),
            choice: { kind: 'file', file: uri },
          },
        ],
  );
  const fromAccount = account.map((connector): Item => ({
    label: `$(plug) ${connector.name}`,
    description: describe(connector.type, connector.config.host),
    detail: connector.id,
    choice: { kind: 'account', connector },
  }));
  const items: Item[] = [
    ...group(l10n.t('Workspace'), fromFiles),
    ...group(l10n.t('{0} account', environment), fromAccount),
  ];
  const named = items.find((item) => bare(item.label) === placeholder.toLowerCase());
  const answer = await askPick({
    title: l10n.t('{0}: which connector?', `{{${placeholder}}}`),
    placeholder: l10n.t('Choose the connector that the placeholder stands for'),
    signal,
    items,
    ...(named ? { active: named } : {}),
  });
  return answer.kind === 'value' ? answer.value.choice : undefined;
}

function group(label: string, items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function describe(type: string, host: string): string {
  return [type, host].filter(Boolean).join(' · ');
}

function bare(label: string): string {
  return label.replace(/^\$\([a-z-]+\) /, '').toLowerCase();
}
