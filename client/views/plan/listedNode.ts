import { ThemeIcon, TreeItem, TreeItemCheckboxState, l10n } from 'vscode';
import type { ListedDocument } from '../../../flexli/project/plan/plan';
import type { ReadyPlan } from '../../plan/planSession';
import type { TreeNode } from '../treeNode';

/** A document of the account that no file of the plan stands for any more: kept, an orphan, or to be deleted. */
export class ListedNode implements TreeNode {
  constructor(
    readonly parent: TreeNode | undefined,
    readonly listed: ListedDocument,
    readonly ready: ReadyPlan,
    private readonly words: string,
    /** True with a box: it is deleted when that is checked. */
    private readonly isChoice: boolean,
  ) {}

  get key(): string {
    return this.listed.id;
  }

  item(): TreeItem {
    const { listed } = this;
    const item = new TreeItem(listed.name);
    item.description = [this.words, `…${listed.id.slice(-6)}`].filter(Boolean).join(' · ');
    item.iconPath = new ThemeIcon(this.isChoice ? 'trash' : listed.kind === 'connector' ? 'plug' : 'cloud');
    item.tooltip = [listed.name, this.words, listed.id, listed.file ?? ''].filter(Boolean).join('\n');
    item.contextValue = 'flexli.plan.listed';
    item.id = `plan:${listed.id}:${String(this.isChoice)}`;
    if (this.isChoice) {
      const checked = this.ready.choice.has(listed.id);
      item.checkboxState = {
        state: checked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
        accessibilityInformation: { label: l10n.t('Delete {0}', listed.name) },
      };
    }
    item.accessibilityInformation = { label: `${listed.name}, ${item.description}` };
    return item;
  }
}
