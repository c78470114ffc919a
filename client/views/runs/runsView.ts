import { commands, l10n, workspace } from 'vscode';
import type { AccountRuns } from '../../runs/accountRuns';
import { type RunFilter, filterText, isFiltering, matchesFilter } from '../../runs/runFilter';
import type { RunEntry } from '../../runs/runStore';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import { sameEnvironment } from '../../accounts/environment';
import { MessageNode } from '../messageNode';
import { NodeTree } from '../nodeTree';
import { problemNode } from '../problemNode';
import type { TreeNode } from '../treeNode';
import { RunNode } from './runNode';
import type { RunParts } from './runParts';
import { statusText } from './statusText';
import type { Releasable } from '../../ui/releasable';

/** The tree of runs: those of this window and those that the account lists. */
export interface RunsView extends Releasable {
  /** Opens the view at a run. */
  show(runId: string): Promise<void>;
  filter: RunFilter;
  nodes(): Promise<readonly TreeNode[]>;
}

/** Context key: whether a filter hides runs. */
const FILTERED = 'flexli.runs.filtered';

export function createRunsView(parts: RunParts, accountRuns: AccountRuns, environments: EnvironmentStore): RunsView {
  const { store } = parts;
  let filter: RunFilter = {};
  const nodes = new Map<string, RunNode>();
  const tree = new NodeTree<TreeNode>('flexli.runs', async () => {
    await accountRuns.ready();
    const { current } = environments;
    const here = store.list().filter((run) => run.followed || sameEnvironment(run.environment, current));
    const ids = new Set(here.map(({ id }) => id));
    const tops = here.filter(({ parentId }) => parentId === undefined || !ids.has(parentId));
    const shown = tops.filter((run) => matchesFilter(run, filter, Date.now()));
    const newest = shown.find(({ input }) => input !== undefined);
    const roots = shown.map((run) => new RunNode(run, parts, run === newest && run === shown[0]));
    nodes.clear();
    for (const node of roots) nodes.set(node.run.id, node);
    return [...hints(accountRuns, environments, here, shown, filter), ...roots, ...more(accountRuns)];
  });
  const refresh = (): void => {
    tree.refresh();
  };
  const visible = tree.view.onDidChangeVisibility((event) => {
    accountRuns.setVisible(event.visible, 'runs');
  });
  accountRuns.setVisible(tree.view.visible, 'runs');
  const held = [
    visible,
    store.onDidChange(refresh),
    accountRuns.onDidChange(refresh),
    environments.onDidChange(refresh),
  ];
  return {
    async show(runId) {
      await commands.executeCommand('flexli.runs.focus');
      // The view may not have asked for its nodes yet; VS Code knows them by their ids.
      const run = store.find(runId);
      const node = nodes.get(runId) ?? (run && new RunNode(run, parts, true));
      if (node) await tree.reveal(node);
    },
    nodes: () => tree.getChildren(),
    get filter() {
      return filter;
    },
    set filter(next) {
      filter = next;
      tree.view.description = filterText(next, statusText, l10n.t);
      void commands.executeCommand('setContext', FILTERED, isFiltering(next));
      refresh();
    },
    dispose() {
      for (const one of held) one.dispose();
      tree.dispose();
    },
  };
}

/** Says above the runs why some are missing. An empty tree shows the welcome text instead. */
function hints(
  { state }: AccountRuns,
  environments: EnvironmentStore,
  here: readonly RunEntry[],
  shown: readonly RunEntry[],
  filter: RunFilter,
): readonly TreeNode[] {
  if (!workspace.isTrusted) return [];
  if (state.problem) return [problemNode(undefined, state.problem, environments.current, 'flexli.runs.refresh')];
  if (here.length === 0 || shown.length > 0 || !isFiltering(filter)) return [];
  return [
    new MessageNode(undefined, l10n.t('No run matches the filter.'), 'hint', {
      command: 'flexli.runs.clearFilter',
      title: l10n.t('Clear it'),
    }),
  ];
}

function more({ state }: AccountRuns): readonly TreeNode[] {
  if (!state.more) return [];
  return [
    new MessageNode(undefined, l10n.t('There are older runs.'), 'hint', {
      command: 'flexli.runs.more',
      title: l10n.t('Show more'),
    }),
  ];
}
