import { type Command, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, workspace } from 'vscode';
import type { AccountCatalog } from '../../accounts/accountCatalog';
import type { AccountProblem } from '../../accounts/connection';
import { type Environment, isLocal } from '../../accounts/environment';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import type { LocalEngine } from '../../accounts/localEngine';
import { problemText } from '../../accounts/problemText';
import { MessageNode } from '../messageNode';
import type { TreeNode } from '../treeNode';
import { AccountConnectorNode } from './accountConnectorNode';

/** The connectors of the account of the current environment. */
export class AccountGroupNode implements TreeNode {
  constructor(
    private readonly environments: EnvironmentStore,
    private readonly catalog: AccountCatalog,
    private readonly local: LocalEngine,
  ) {}

  item(): TreeItem {
    const { current } = this.environments;
    const item = new TreeItem(l10n.t('{0} account', current.name), TreeItemCollapsibleState.Expanded);
    item.iconPath = new ThemeIcon(isLocal(current) ? 'vm' : 'cloud');
    item.tooltip = isLocal(current) ? l10n.t('The engine on this machine') : current.apiUrl;
    item.contextValue = 'flexli.account';
    item.id = `account:${current.name}`;
    return item;
  }

  async children(): Promise<readonly TreeNode[]> {
    const { current } = this.environments;
    if (!workspace.isTrusted) return [this.problem({ kind: 'untrusted' }, current)];
    if (isLocal(current) && !this.local.inUse) {
      return [
        new MessageNode(this, l10n.t('Not started yet.'), 'hint', {
          command: 'flexli.startLocal',
          title: l10n.t('Start it'),
        }),
      ];
    }
    const { connectors, problem } = await this.catalog.load(current);
    const nodes: TreeNode[] = connectors.map((one) => new AccountConnectorNode(this, current, one));
    if (problem) return [this.problem(problem, current), ...nodes];
    if (nodes.length > 0) return nodes;
    return [
      new MessageNode(this, l10n.t('No connectors yet.'), 'hint', {
        command: 'flexli.deploy',
        title: l10n.t('Deploy one'),
      }),
    ];
  }

  private problem(problem: AccountProblem, environment: Environment): MessageNode {
    const { message: whole, steps } = problemText(problem, environment.name, l10n.t);
    // The group's name says whose account it is, and the side bar is narrow.
    const message =
      problem.kind === 'signed-out'
        ? l10n.t('Not signed in.')
        : problem.kind === 'untrusted'
          ? l10n.t('The workspace is not trusted.')
          : whole;
    const kind = problem.kind === 'signed-out' || problem.kind === 'untrusted' ? 'hint' : 'problem';
    return new MessageNode(this, message, kind, stepCommand(steps[0] ?? 'retry'));
  }
}

function stepCommand(step: ReturnType<typeof problemText>['steps'][number]): Command {
  switch (step) {
    case 'sign-in':
      return { command: 'flexli.signIn', title: l10n.t('Sign in') };
    case 'trust':
      return { command: 'workbench.trust.manage', title: l10n.t('Manage workspace trust') };
    case 'reset-local':
      return { command: 'flexli.resetLocal', title: l10n.t('Start with an empty one') };
    case 'switch-environment':
      return { command: 'flexli.switchEnvironment', title: l10n.t('Switch environment') };
    case 'retry':
    case 'show-log':
      return { command: 'flexli.connectors.refresh', title: l10n.t('Try again') };
  }
}
