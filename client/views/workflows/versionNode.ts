import { ThemeIcon, TreeItem, l10n } from 'vscode';
import type { WorkflowSummary } from '../../../flexli/api/contract';
import type { Environment } from '../../accounts/environment';
import { accountWorkflowUri } from '../../documents/accountUris';
import type { DefinedNode, Definition } from '../connectors/definition';
import type { TreeNode } from '../treeNode';

/** A version of a workflow in the account; a click opens it, read-only. */
export class VersionNode implements TreeNode, DefinedNode {
  readonly definition: Definition;

  constructor(
    readonly parent: TreeNode,
    environment: Environment,
    readonly summary: WorkflowSummary,
  ) {
    this.definition = { uri: accountWorkflowUri(environment, summary), path: '' };
  }

  item(): TreeItem {
    const { version, is_release_version: release, id } = this.summary;
    const item = new TreeItem(l10n.t('Version {0}', version));
    item.description = [release ? l10n.t('release') : '', `…${id.slice(-6)}`].filter(Boolean).join(' · ');
    item.iconPath = new ThemeIcon(release ? 'tag' : 'versions');
    item.tooltip = [
      l10n.t('Version {0}', version),
      release ? l10n.t('The release: clock and events start this one.') : '',
      id,
    ]
      .filter(Boolean)
      .join('\n');
    item.contextValue = 'flexli.workflowVersion';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    return item;
  }
}
