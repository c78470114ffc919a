import { TreeItem, TreeItemCollapsibleState, type Uri, l10n } from 'vscode';
import type { JsonObject } from '../../../flexli/model/json';
import type { Environment } from '../../accounts/environment';
import { accountWorkflowUri } from '../../documents/accountUris';
import { shownPath } from '../../project/files';
import type { RunEntry } from '../../runs/runStore';
import type { WorkflowPair } from '../../workflows/workflowList';
import { sourceText } from '../../workflows/sourceText';
import type { DefinedNode, Definition } from '../connectors/definition';
import { pairIcon, pairPlace, pairSentence, pairText } from '../pairWords';
import { statusAndTime, statusText } from '../runs/statusText';
import type { TreeNode } from '../treeNode';
import { FactNode } from './factNode';
import { VersionNode } from './versionNode';
import { startText } from '../runs/startText';
import { statusIcon } from '../runs/statusIcon';

/** A workflow of workspace, account, or both. */
export class WorkflowNode implements TreeNode, DefinedNode {
  /** What `flexli.deploy` and `flexli.run` take; only there when a file is. */
  readonly resourceUri?: Uri;
  readonly definition: Definition;
  readonly name: string;

  constructor(
    readonly pair: WorkflowPair,
    readonly environment: Environment,
    /** The newest run of it that is known. */
    private readonly lastRun: RunEntry | undefined,
    /** When its clock starts it next, milliseconds since 1970. */
    private readonly nextStart: number | undefined,
  ) {
    const { local, remote } = pair;
    if (local) this.resourceUri = local.uri;
    this.definition = { uri: local?.uri ?? this.accountUri(), path: '' };
    this.name = local?.name ?? remote?.name ?? '';
  }

  /** The version that runs when it is started: the newest. */
  get version(): { readonly id: string; readonly version: number } | undefined {
    const { remote } = this.pair;
    return remote && { id: remote.id, version: remote.versions[0]?.version ?? 1 };
  }

  item(): TreeItem {
    const { pair, environment, name } = this;
    const { state, remote, local } = pair;
    const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
    const newest = remote?.versions[0];
    const last = this.lastRun && l10n.t('last: {0}', statusText(this.lastRun.timeline.status));
    item.description = [
      pairText(state),
      ...(remote && remote.versions.length > 1 && newest ? [`v${newest.version}`] : []),
      ...(this.isOff() ? [l10n.t('off')] : []),
      ...(last ? [last] : []),
    ]
      .filter(Boolean)
      .join(' · ');
    item.iconPath = pairIcon(state);
    item.tooltip = [
      name,
      pairSentence(state, environment.name),
      sourceText(this.document()?.source, l10n.t),
      local ? shownPath(local.uri) : '',
      remote?.id ?? '',
    ]
      .filter(Boolean)
      .join('\n');
    item.contextValue = `flexli.workflow.${pairPlace(state)}`;
    item.id = `workflow:${local?.uri.toString() ?? ''}:${remote?.id ?? ''}`;
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    item.accessibilityInformation = { label: [name, item.description].filter(Boolean).join(', ') };
    return item;
  }

  children(): readonly TreeNode[] {
    const { remote } = this.pair;
    const run = this.lastRun;
    const next =
      this.nextStart === undefined ? '' : l10n.t('next {0}', startText(new Date(this.nextStart), new Date()));
    return [
      new FactNode(this, 'source', sourceText(this.document()?.source, l10n.t), next, 'play-circle'),
      ...(this.isOff()
        ? [new FactNode(this, 'enabled', l10n.t('Not enabled: neither clock nor events start it.'), '', 'circle-slash')]
        : []),
      ...(run
        ? [
            new FactNode(
              this,
              'run',
              l10n.t('Last run: {0}', statusText(run.timeline.status)),
              [statusAndTime(run.timeline), startText(run.startedAt, new Date())].filter(Boolean).join(' · '),
              statusIcon(run.timeline.status),
              { command: 'flexli.runs.show', title: l10n.t('Show Run'), arguments: [run.id] },
            ),
          ]
        : []),
      ...(remote?.versions ?? []).map((version) => new VersionNode(this, this.environment, version)),
    ];
  }

  /** What the file says, or without a file the account. */
  private document(): JsonObject | undefined {
    const { local, remote } = this.pair;
    return local?.content ?? remote?.document;
  }

  private isOff(): boolean {
    return this.document()?.enabled === false;
  }

  private accountUri(): Uri {
    const { remote } = this.pair;
    const version = remote?.versions[0]?.version ?? 1;
    return accountWorkflowUri(this.environment, { id: remote?.id ?? '', name: remote?.name ?? '', version });
  }
}
