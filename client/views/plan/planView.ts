import { TreeItemCheckboxState, commands, l10n } from 'vscode';
import { isEmpty } from '../../../flexli/project/plan/plan';
import type { PlanSession, PlanState, ReadyPlan } from '../../plan/planSession';
import type { Releasable } from '../../ui/releasable';
import { MessageNode } from '../messageNode';
import { NodeTree } from '../nodeTree';
import { problemNode } from '../problemNode';
import type { TreeNode } from '../treeNode';
import { PlanDocumentNode } from './documentNode';
import { PlanGroupNode } from './groupNode';
import { ListedNode } from './listedNode';
import { NoteNode } from './noteNode';

/** The tree of a plan: what will be done, with a box for each, before anything is sent. */
export interface PlanView extends Releasable {
  nodes(): Promise<readonly TreeNode[]>;
}

/** Context key: whether there is something that can be applied. */
const READY = 'flexli.plan.ready';

export function createPlanView(session: PlanSession): PlanView {
  const tree = new NodeTree<TreeNode>('flexli.plan', () => nodesOf(session), { manageCheckboxStateManually: true });
  const held = [
    session.onDidChange(() => {
      const { state } = session;
      const ready = state.kind === 'ready' && state.choice.size > 0;
      void commands.executeCommand('setContext', READY, ready);
      tree.view.description = state.kind === 'ready' ? state.environment.name : '';
      tree.refresh();
    }),
    tree.view.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) {
        if (node instanceof PlanDocumentNode || node instanceof ListedNode) {
          session.toggle(node.key, state === TreeItemCheckboxState.Checked);
        }
      }
    }),
  ];
  return {
    nodes: () => tree.getChildren(),
    dispose() {
      for (const one of held) one.dispose();
      tree.dispose();
    },
  };
}

/** Nothing shows the welcome text, which says what a plan is. */
function nodesOf({ state }: PlanSession): readonly TreeNode[] {
  switch (state.kind) {
    case 'none':
      return [];
    case 'planning':
      return [new MessageNode(undefined, l10n.t('Comparing files, lock and account…'), 'hint')];
    case 'problem':
      return [problemNode(undefined, state.problem, state.environment, 'flexli.plan.make')];
    case 'impossible':
      return [impossibleNode(state)];
    case 'ready':
      return readyNodes(state);
  }
}

/** What is in the way, and the file that has to be mended first. */
function impossibleNode({ message, file }: Extract<PlanState, { kind: 'impossible' }>): MessageNode {
  if (!file) {
    const again = { command: 'flexli.plan.make', title: l10n.t('Try again') };
    return new MessageNode(undefined, message, 'problem', again);
  }
  const open = { command: 'vscode.open', title: l10n.t('Open it'), arguments: [file] };
  const name = file.path.split('/').at(-1) ?? '';
  return new MessageNode(undefined, l10n.t('Correct {0} first.', name), 'problem', open, message);
}

function readyNodes(ready: ReadyPlan): readonly TreeNode[] {
  const { plan, outdated } = ready;
  const changing = plan.documents.filter(({ change }) => change !== 'unchanged');
  const unchanged = plan.documents.filter(({ change }) => change === 'unchanged');
  const asked = plan.deletions.filter(({ why }) => why === 'asked');
  const again = { command: 'flexli.plan.make', title: l10n.t('Plan again') };
  return [
    ...(outdated ? [new NoteNode(undefined, 'warning', l10n.t('Something was deployed since.'), again)] : []),
    ...(isEmpty(plan)
      ? [new NoteNode(undefined, 'hint', l10n.t('{0} has what the files say.', ready.environment.name))]
      : []),
    ...changing.map((document) => new PlanDocumentNode(document, ready)),
    ...asked.map((one) => new ListedNode(undefined, one, ready, l10n.t('delete'), true)),
    ...plan.notes.map((note) => new NoteNode(undefined, 'hint', note)),
    ...group(l10n.t('Only in the account'), 'cloud', plan.orphans, (one, parent) => {
      const words =
        one.twinOf !== undefined
          ? l10n.t('says the same as {0}', one.twinOf)
          : one.leftOf !== undefined
            ? l10n.t('left of {0}', one.leftOf)
            : l10n.t('no file');
      return new ListedNode(parent, one, ready, words, false);
    }),
    ...group(l10n.t('Old versions that stay'), 'archive', plan.kept, (one, parent) => {
      const words = one.why === 'setting' ? '' : l10n.t('used by {0}', one.usedBy.join(', '));
      return new ListedNode(parent, one, ready, words, false);
    }),
    ...group(l10n.t('Unchanged'), 'check-all', unchanged, (one, parent) => new PlanDocumentNode(one, ready, parent)),
  ];
}

function group<T>(
  title: string,
  icon: string,
  all: readonly T[],
  nodeOf: (one: T, parent: TreeNode) => TreeNode,
): readonly TreeNode[] {
  if (all.length === 0) return [];
  return [new PlanGroupNode(title, icon, (parent) => all.map((one) => nodeOf(one, parent)))];
}
