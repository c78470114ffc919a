import { commands, l10n, window, workspace } from 'vscode';
import type { CallDocuments } from '../../documents/callDocuments';
import { withCancellableProgress } from '../../ui/progress';
import type { PlanDocumentNode } from '../../views/plan/documentNode';
import type { ListedNode } from '../../views/plan/listedNode';
import type { GiveVariable } from '../../../server/protocol';
import { type GiveVariableParts, giveVariable } from '../giveVariable';
import { type ApplyParts, applyPlanCommand } from './applyPlan';
import { confirmEnvironment } from './confirmEnvironment';
import { pull } from './pull';

/** What the commands of the plan view work with. */
export interface PlanCommandParts extends ApplyParts, GiveVariableParts {
  readonly documents: CallDocuments;
}

/** Commands of the plan view, by id. */
export function planCommands(parts: PlanCommandParts): Readonly<Record<string, (...values: never[]) => unknown>> {
  const { session, documents } = parts;
  return {
    'flexli.plan.make': () => planAndShow(parts),
    'flexli.plan.apply': () => applyPlanCommand(parts),
    'flexli.plan.clear': () => {
      session.clear();
    },
    'flexli.plan.diff': (node: PlanDocumentNode) => showDiff(node, documents),
    'flexli.plan.openFile': (node: PlanDocumentNode) => window.showTextDocument(node.resourceUri),
    'flexli.plan.restore': (node: PlanDocumentNode) => session.make({ restore: [node.document.path] }),
    'flexli.plan.again': (node: PlanDocumentNode) => session.make({ again: [node.document.path] }),
    'flexli.plan.delete': (node: ListedNode) => deleteListed(node, parts),
    'flexli.plan.pull': () => pullNow(parts),
    'flexli.plan.giveSecret': (name: string) => giveSecret(name, parts),
    'flexli.plan.giveVariable': async (target: GiveVariable) => {
      await giveVariable(target, parts);
      await session.make();
    },
  };
}

async function planAndShow({ session }: PlanCommandParts): Promise<void> {
  await commands.executeCommand('flexli.plan.focus');
  await session.make();
}

/** Deployed against local, both as the API would have them; neither holds a secret. */
async function showDiff({ document, resourceUri }: PlanDocumentNode, documents: CallDocuments): Promise<void> {
  const after = documents.put(`plan-after-${document.path.replaceAll('/', '-')}`, document.name, document.after);
  if (document.before === undefined) {
    await window.showTextDocument(after, { preview: true });
    return;
  }
  const before = documents.put(`plan-before-${document.path.replaceAll('/', '-')}`, document.name, document.before);
  const title = l10n.t('{0}: deployed ↔ {1}', document.name, workspace.asRelativePath(resourceUri));
  await commands.executeCommand('vscode.diff', before, after, title, { preview: true });
}

async function deleteListed(node: ListedNode, parts: PlanCommandParts): Promise<void> {
  const { listed, ready } = node;
  const { environment } = ready;
  const remove = l10n.t('Delete');
  const message = l10n.t('Delete {0} from {1}?', listed.name, environment.name);
  const detail = l10n.t('{0}. This cannot be undone.', listed.id);
  if ((await window.showWarningMessage(message, { modal: true, detail }, remove)) !== remove) return;
  if (!(await confirmEnvironment(ready.plan.environment, remove))) return;
  const { deleteDocuments } = await import('../../plan/planHost');
  const { outcome, heldBy } = await withCancellableProgress(l10n.t('Deleting {0}', listed.name), (signal) =>
    deleteDocuments(ready.inputs, [listed.id], ready.place, signal),
  );
  const [failure] = outcome.failures;
  if (heldBy.length > 0) {
    void window.showWarningMessage(l10n.t('{0} was not deleted: {1} still uses it.', listed.name, heldBy.join(', ')));
  } else if (failure) void window.showErrorMessage(failure.message);
  else if (outcome.status === 'done') {
    await parts.deployments.forget(environment, listed.id);
    void window.showInformationMessage(l10n.t('Deleted {0} from {1}.', listed.name, environment.name));
  }
  parts.accountChanged();
  await parts.session.make();
}

async function pullNow(parts: PlanCommandParts): Promise<void> {
  const { session } = parts;
  if (session.state.kind !== 'ready') await planAndShow(parts);
  const { state } = session;
  if (state.kind === 'ready' && (await pull(state))) await session.make();
}

async function giveSecret(name: string, { secrets, environments, session }: PlanCommandParts): Promise<void> {
  const { current } = environments;
  const value = await window.showInputBox({
    title: l10n.t('Secret {0} for {1}', name, current.name),
    prompt: l10n.t('It is kept in the secret storage of VS Code, nowhere else.'),
    password: true,
    ignoreFocusOut: true,
  });
  if (value === undefined || value === '') return;
  await secrets.set(current, name, value);
  await session.make();
}
