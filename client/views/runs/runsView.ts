import { commands } from 'vscode';
import type { RunStore } from '../../runs/runStore';
import { NodeTree } from '../nodeTree';
import type { TreeNode } from '../treeNode';
import { RunNode } from './runNode';
import type { Releasable } from '../../ui/releasable';

/** The tree of runs of this window. */
export interface RunsView extends Releasable {
  /** Opens the view at a run. */
  show(runId: string): Promise<void>;
}

export function createRunsView(store: RunStore): RunsView {
  const nodes = new Map<string, RunNode>();
  const tree = new NodeTree<TreeNode>('flexli.runs', () => {
    const roots = store.list().map((run, index) => new RunNode(run, index === 0));
    nodes.clear();
    for (const node of roots) nodes.set(node.run.id, node);
    return roots;
  });
  const watcher = store.onDidChange(() => {
    tree.refresh();
  });
  return {
    async show(runId) {
      await commands.executeCommand('flexli.runs.focus');
      // The view may not have asked for its nodes yet; VS Code knows them by their ids.
      const run = store.find(runId);
      const node = nodes.get(runId) ?? (run && new RunNode(run, true));
      if (node) await tree.reveal(node);
    },
    dispose() {
      watcher.dispose();
      tree.dispose();
    },
  };
}
