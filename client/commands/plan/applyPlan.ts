import { l10n, type LogOutputChannel, Uri, window } from 'vscode';
import type { ApplyOutcome, Step } from '../../../flexli/project/apply/outcome';
import type { Deployments } from '../../deploy/deployments';
import { digestOf } from '../../deploy/digest';
import type { PlanSession, ReadyPlan } from '../../plan/planSession';
import { readText } from '../../project/files';
import { withCancellableProgress } from '../../ui/progress';
import { confirmEnvironment } from './confirmEnvironment';

/** What applying a plan works with. */
export interface ApplyParts {
  readonly session: PlanSession;
  readonly deployments: Deployments;
  readonly log: LogOutputChannel;
  /** Called when the account may have something else now. */
  readonly accountChanged: () => void;
}

/** Carries out what is checked, after a question where the environment is production. */
export async function applyPlanCommand(parts: ApplyParts): Promise<ApplyOutcome | undefined> {
  const { session, log } = parts;
  const ready = session.state;
  if (ready.kind !== 'ready' || ready.choice.size === 0) {
    void window.showInformationMessage(l10n.t('Make a plan first, and check what to deploy.'));
    return undefined;
  }
  const { plan, choice, place, environment } = ready;
  if (!(await confirmEnvironment(plan.environment, l10n.t('Deploy')))) return undefined;
  const title = l10n.t('Deploying to {0}', environment.name);
  const { carryOut } = await import('../../plan/planHost');
  const outcome = await withCancellableProgress(title, (signal, report) =>
    carryOut(plan, choice, place, signal, ({ kind, step, number, count }) => {
      if (kind === 'begins') report(l10n.t('{0} of {1}: {2}', number, count, stepText(step)));
      else log.info(`${environment.name}: ${step.action} ${step.kind} "${step.name}" ${step.id ?? ''}`);
    }),
  );
  await remember(outcome.done, ready, parts.deployments);
  parts.accountChanged();
  tell(outcome, environment.name, log);
  await session.make();
  return outcome;
}

/** So that Run and the views know what each file is now, as after Deploy. */
async function remember(done: readonly Step[], ready: ReadyPlan, deployments: Deployments): Promise<void> {
  const { environment, folder } = ready;
  for (const { action, file, id } of done) {
    if (id === undefined) continue;
    if (action === 'delete') {
      await deployments.forget(environment, id);
    } else if (file !== undefined) {
      const uri = Uri.joinPath(folder, ...file.split('/'));
      const text = await readText(uri);
      // A file that was put back to the version before says something else.
      const restored = ready.plan.documents.some(
        ({ path, reasons }) => path === file && reasons.some(({ kind }) => kind === 'restored'),
      );
      const digest = text === undefined || restored ? '' : digestOf(text);
      await deployments.set(environment, uri, { id, version: 1, digest, uses: {} });
    }
  }
}

function tell({ status, done, failures, left }: ApplyOutcome, environment: string, log: LogOutputChannel): void {
  for (const { message } of failures) log.error(message);
  if (status === 'done') {
    void window.showInformationMessage(l10n.t('{0} has what the files say: {1} steps done.', environment, done.length));
    return;
  }
  const rest = l10n.t('{0} steps done, {1} left. Look at the plan to go on.', done.length, left);
  const [first] = failures;
  if (!first) {
    void window.showWarningMessage(l10n.t('Cancelled. {0}', rest));
    return;
  }
  const show = l10n.t('Show Log');
  void window.showErrorMessage(`${first.message} ${rest}`, show).then((button) => {
    if (button === show) log.show();
  });
}

function stepText({ action, name }: Step): string {
  switch (action) {
    case 'create':
    case 'replace':
      return l10n.t('sending {0}', name);
    case 'record':
      return l10n.t('taking over {0}', name);
    case 'delete':
      return l10n.t('deleting {0}', name);
  }
}
