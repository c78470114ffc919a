import { l10n, workspace } from 'vscode';
import type { AccountWatch } from '../../accounts/accountWatch';
import { environmentKey, isLocal } from '../../accounts/environment';
import type { AccountRuns } from '../../runs/accountRuns';
import type { RunEntry, RunStore } from '../../runs/runStore';
import type { Releasable } from '../../ui/releasable';
import type { WorkflowList, WorkflowListing, WorkflowPair } from '../../workflows/workflowList';
import { MessageNode } from '../messageNode';
import { NodeTree } from '../nodeTree';
import { problemNode } from '../problemNode';
import type { TreeNode } from '../treeNode';
import { WorkflowNode } from './workflowNode';

/** The tree of workflows: workspace and account put together. */
export interface WorkflowsView extends Releasable {
  nodes(): Promise<readonly TreeNode[]>;
}

export function createWorkflowsView(
  list: WorkflowList,
  runs: RunStore,
  accountRuns: AccountRuns,
  watch: AccountWatch,
): WorkflowsView {
  const tree = new NodeTree<TreeNode>('flexli.workflows', async () => {
    try {
      return await nodesOf(await list.load(), runs);
    } catch (error) {
      return [
        new MessageNode(undefined, l10n.t('The files cannot be searched: {0}', String(error)), 'problem', {
          command: 'flexli.workflows.refresh',
          title: l10n.t('Try again'),
        }),
      ];
    }
  });
  const refresh = (): void => {
    tree.refresh();
  };
  const see = (visible: boolean): void => {
    accountRuns.setVisible(visible, 'workflows');
    watch.setVisible(visible, 'workflows');
  };
  see(tree.view.visible);
  const held = [
    tree.view.onDidChangeVisibility(({ visible }) => {
      see(visible);
    }),
    list.onDidChange(refresh),
    runs.onDidChange(onceInAWhile(refresh)),
  ];
  return {
    nodes: () => tree.getChildren(),
    dispose() {
      for (const one of held) one.dispose();
      tree.dispose();
    },
  };
}

async function nodesOf(
  { environment, pairs, problem, idle }: WorkflowListing,
  runs: RunStore,
): Promise<readonly TreeNode[]> {
  // An empty tree shows the welcome text, which says how to begin.
  if (pairs.length === 0 && (idle || !workspace.isTrusted) && !workspace.workspaceFolders?.length) return [];
  const { nextStart } = await import('../../workflows/compareHost');
  const now = Date.now();
  const nodes: TreeNode[] = pairs.map((pair) => {
    const { source } = pair.local?.content ?? pair.remote?.document ?? {};
    return new WorkflowNode(
      pair,
      environment,
      lastRun(pair, environmentKey(environment), runs),
      nextStart(source, now),
    );
  });
  if (problem) return [problemNode(undefined, problem, environment, 'flexli.workflows.refresh'), ...nodes];
  if (idle && isLocal(environment) && pairs.length > 0) {
    const start = { command: 'flexli.startLocal', title: l10n.t('Start it') };
    return [new MessageNode(undefined, l10n.t('The local engine was not started yet.'), 'hint', start), ...nodes];
  }
  return nodes;
}

function lastRun({ local, remote }: WorkflowPair, environment: string, runs: RunStore): RunEntry | undefined {
  return runs
    .list()
    .find(
      (run) =>
        environmentKey(run.environment) === environment &&
        (remote ? run.version?.id === remote.id : run.workflow.toString() === local?.uri.toString()),
    );
}

/** Runs change several times a second while one is followed; this tree need not. */
function onceInAWhile(action: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      action();
    }, 1000);
  };
}
