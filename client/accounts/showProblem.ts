import { commands, l10n, window } from 'vscode';
import type { AccountProblem } from './connection';
import type { Environment } from './environment';
import { type NextStep, problemText } from './problemText';

/**
 * Shows what is wrong with an account, with a button for each next step. Returns at once: nobody waits for a message
 * to be closed. `doing` says what could not be done; `retry` does it again.
 */
export function showProblem(
  problem: AccountProblem,
  environment: Environment,
  doing: string,
  retry?: () => unknown,
): void {
  const { message, steps } = problemText(problem, environment.name, l10n.t);
  const buttons = new Map(steps.filter((step) => step !== 'retry' || retry).map((step) => [stepTitle(step), step]));
  void window.showErrorMessage(`${doing} ${message}`, ...buttons.keys()).then((title) => {
    const step = title === undefined ? undefined : buttons.get(title);
    if (step === 'retry') retry?.();
    else if (step) void commands.executeCommand(STEP_COMMAND[step]);
  });
}

const STEP_COMMAND: Readonly<Record<Exclude<NextStep, 'retry'>, string>> = {
  'sign-in': 'flexli.signIn',
  'show-log': 'flexli.showLog',
  'switch-environment': 'flexli.switchEnvironment',
  trust: 'workbench.trust.manage',
  'reset-local': 'flexli.resetLocal',
};

function stepTitle(step: NextStep): string {
  switch (step) {
    case 'sign-in':
      return l10n.t('Sign In');
    case 'retry':
      return l10n.t('Retry');
    case 'show-log':
      return l10n.t('Show Log');
    case 'switch-environment':
      return l10n.t('Switch Environment');
    case 'reset-local':
      return l10n.t('Start with an Empty One');
    case 'trust':
      return l10n.t('Manage Workspace Trust');
  }
}
