import { setTimeout as sleep } from 'node:timers/promises';
import {
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  type TreeViewOptions,
  window,
} from 'vscode';
import type { TreeNode } from './treeNode';
import type { Releasable } from '../ui/releasable';

/** Looks for a node that a tree, which VS Code is just drawing anew, does not have yet. */
const REVEAL = { attempts: 20, pauseMs: 100 } as const;

/** What a tree may have beyond nodes. */
export type NodeTreeOptions = Partial<
  Pick<TreeViewOptions<TreeNode>, 'dragAndDropController' | 'canSelectMany' | 'manageCheckboxStateManually'>
>;

/** A tree view over nodes that know their own children. */
export class NodeTree<Root extends TreeNode> implements TreeDataProvider<TreeNode>, Releasable {
  private readonly changed = new EventEmitter<TreeNode | undefined>();
  /** VS Code's own view: its description, message, badge and visibility. */
  readonly view: TreeView<TreeNode>;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    viewId: string,
    private readonly roots: () => readonly Root[] | Promise<readonly Root[]>,
    options: NodeTreeOptions = {},
  ) {
    this.view = window.createTreeView<TreeNode>(viewId, { treeDataProvider: this, showCollapseAll: true, ...options });
  }

  /** Shows a node that may have changed anew, or the whole tree. */
  refresh(node?: TreeNode): void {
    this.changed.fire(node);
  }

  /** Selects a node, whose parents lead to a root. One that has gone meanwhile is not selected, and nothing is thrown. */
  async reveal(node: TreeNode): Promise<void> {
    for (let attempt = 1; attempt <= REVEAL.attempts; attempt += 1) {
      try {
        await this.view.reveal(node, { select: true, focus: true, expand: true });
        return;
      } catch {
        await sleep(REVEAL.pauseMs);
      }
    }
  }

  getTreeItem(node: TreeNode): TreeItem {
    return node.item();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...(await this.roots())];
    return [...((await node.children?.()) ?? [])];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }
}
