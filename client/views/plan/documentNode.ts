import {
  type Command,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  l10n,
} from 'vscode';
import { type PlannedDocument, isBlocked } from '../../../flexli/project/plan/plan';
import type { PlanProblem } from '../../../flexli/project/plan/problem';
import { changeText, reasonWords } from '../../plan/planWords';
import type { ReadyPlan } from '../../plan/planSession';
import type { TreeNode } from '../treeNode';
import { NoteNode } from './noteNode';

/** A file in a plan, with a box that says whether it is deployed. A click shows what changes. */
export class PlanDocumentNode implements TreeNode {
  /** For commands that take a file. */
  readonly resourceUri: Uri;

  constructor(
    readonly document: PlannedDocument,
    readonly ready: ReadyPlan,
    readonly parent?: TreeNode,
  ) {
    this.resourceUri = Uri.joinPath(ready.folder, ...document.path.split('/'));
  }

  /** What its box stands for. */
  get key(): string {
    return this.document.path;
  }

  item(): TreeItem {
    const { document } = this;
    const changes = document.change !== 'unchanged';
    const item = new TreeItem(
      document.name,
      changes ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    const blocked = isBlocked(document);
    const [first] = document.reasons;
    item.description = [
      blocked ? l10n.t('has errors') : changeText(document.change, l10n.t),
      ...(first ? [reasonWords(first, l10n.t)] : []),
      ...(document.drift ? [l10n.t('drift')] : []),
    ].join(' · ');
    item.iconPath = iconOf(document, blocked);
    item.tooltip = [document.name, document.path, ...document.reasons.map((one) => reasonWords(one, l10n.t))].join(
      '\n',
    );
    const hasPrevious = this.ready.inputs.lock.files.get(document.path)?.previous.length ?? 0;
    item.contextValue = `flexli.plan.document${hasPrevious > 0 ? '.restorable' : ''}`;
    item.id = `plan:${document.path}`;
    item.command = { command: 'flexli.plan.diff', title: l10n.t('Show What Changes'), arguments: [this] };
    if (changes && !blocked) {
      const checked = this.ready.choice.has(document.path);
      item.checkboxState = {
        state: checked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
        accessibilityInformation: { label: l10n.t('Deploy {0}', document.name) },
      };
    }
    item.accessibilityInformation = { label: `${document.name}, ${item.description}` };
    return item;
  }

  /** What mends a problem, where the person can be asked for it. */
  private stepFor({ code, placeholder: name }: PlanProblem): Command | undefined {
    if (name === undefined) return undefined;
    if (code === 'secret-missing') {
      return { command: 'flexli.plan.giveSecret', title: l10n.t('Give it'), arguments: [name] };
    }
    if (code !== 'placeholder-unbound') return undefined;
    const target = { uri: this.resourceUri.toString(), name, environment: this.ready.environment.name };
    return { command: 'flexli.plan.giveVariable', title: l10n.t('Say what it is'), arguments: [target] };
  }

  children(): readonly TreeNode[] {
    const { document, ready } = this;
    if (document.change === 'unchanged') return [];
    const deletions = ready.plan.deletions.filter(({ file, why }) => why === 'replaced' && file === document.path);
    return [
      ...document.reasons.map((reason) => new NoteNode(this, 'hint', reasonWords(reason, l10n.t))),
      ...document.problems.map((one) => new NoteNode(this, 'error', shortText(one), this.stepFor(one), one.message)),
      ...document.findings.map(
        ({ severity, message }) => new NoteNode(this, severity === 'error' ? 'error' : 'warning', message),
      ),
      ...deletions.map(({ id }) => new NoteNode(this, 'delete', l10n.t('Deletes {0} once its successor stands', id))),
      ...(document.unread.length > 0
        ? [
            new NoteNode(
              this,
              'hint',
              l10n.t('Not compared, the API never reads it back: {0}', document.unread.join(', ')),
            ),
          ]
        : []),
    ];
  }
}

/** The side bar is narrow, and the next step must be seen. */
function shortText({ code, message, placeholder: name }: PlanProblem): string {
  if (name === undefined) return message;
  if (code === 'secret-missing') return l10n.t('No secret: {0}', name);
  return code === 'placeholder-unbound' ? l10n.t('No value: {0}', `{{${name}}}`) : message;
}

function iconOf({ change, drift }: PlannedDocument, blocked: boolean): ThemeIcon {
  if (blocked) return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
  if (drift) return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  switch (change) {
    case 'create':
      return new ThemeIcon('diff-added', new ThemeColor('gitDecoration.addedResourceForeground'));
    case 'replace':
      return new ThemeIcon('diff-modified', new ThemeColor('gitDecoration.modifiedResourceForeground'));
    case 'record':
      return new ThemeIcon('bookmark');
    case 'unchanged':
      return new ThemeIcon('check', new ThemeColor('testing.iconPassed'));
  }
}
