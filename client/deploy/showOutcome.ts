import { commands, l10n, window } from 'vscode';
import type { Environment } from '../accounts/environment';
import { showProblem } from '../accounts/showProblem';
import { documentKindOfName } from '../../flexli/model/documentKind';
import { accountConnectorUri, accountWorkflowUri } from '../documents/accountUris';
import type { DeployOutcome, Deployed } from './deployOutcome';

/** Says how a deployment ended, with the next steps as buttons. Returns at once. */
export function showOutcome(
  outcome: DeployOutcome,
  name: string,
  environment: Environment,
  retry: () => unknown,
): void {
  const before = outcome.first.map((one) => l10n.t('{0} was deployed ({1}).', one.name, one.id)).join(' ');
  switch (outcome.kind) {
    case 'deployed':
      showDeployed(outcome.deployed, environment, before);
      return;
    case 'cancelled':
      showCancelled(outcome.sending, name, environment, before);
      return;
    case 'findings':
      showFindings(outcome, environment, before);
      return;
    case 'problem':
      showProblem(outcome.problem, environment, l10n.t('{0} was not deployed.', name), retry);
      return;
    case 'impossible':
      showImpossible(outcome, name);
      return;
  }
}

function showImpossible({ message, file }: Extract<DeployOutcome, { kind: 'impossible' }>, name: string): void {
  const open = l10n.t('Open');
  const text = `${l10n.t('{0} was not deployed.', name)} ${message}`;
  void window.showErrorMessage(text, ...(file ? [open] : [])).then((button) => {
    if (button === open && file) void window.showTextDocument(file);
  });
}

/** Whoever cancels knows it; what they cannot know is what was done all the same. */
function showCancelled(sending: string | undefined, name: string, environment: Environment, before: string): void {
  if (sending !== undefined) {
    const message = l10n.t(
      'Cancelled while {0} was on its way. {1} may have it all the same, so look before you deploy it again.',
      sending,
      environment.name,
    );
    void window.showWarningMessage(before === '' ? message : `${before} ${message}`);
  } else if (before !== '') {
    void window.showInformationMessage(l10n.t('Cancelled. {0} {1} was not.', before, name));
  }
}

function showDeployed(deployed: Deployed, environment: Environment, before: string): void {
  const isWorkflow = documentKindOfName(deployed.file.path) === 'workflow';
  const run = l10n.t('Run');
  const show = l10n.t('Show');
  const message = l10n.t('Deployed {0} to {1}: {2}', deployed.name, environment.name, deployed.id);
  const text = before === '' ? message : `${before} ${message}`;
  void window.showInformationMessage(text, ...(isWorkflow ? [run, show] : [show])).then(async (button) => {
    if (button === run) await commands.executeCommand('flexli.run', deployed.file);
    if (button === show) {
      const uri = isWorkflow ? accountWorkflowUri(environment, deployed) : accountConnectorUri(environment, deployed);
      await window.showTextDocument(uri, { preview: true });
    }
  });
}

function showFindings(
  { name, count, byServer }: Extract<DeployOutcome, { kind: 'findings' }>,
  environment: Environment,
  before: string,
): void {
  const problems = l10n.t('Open Problems');
  const message = byServer
    ? l10n.t('{0} refused {1}. Problems shows where.', environment.name, name)
    : count === 1
      ? l10n.t('{0} has an error, so it was not deployed.', name)
      : l10n.t('{0} has {1} errors, so it was not deployed.', name, count);
  void commands.executeCommand('workbench.actions.view.problems');
  void window.showErrorMessage(before === '' ? message : `${before} ${message}`, problems).then((button) => {
    if (button === problems) void commands.executeCommand('workbench.actions.view.problems');
  });
}
