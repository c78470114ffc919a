import { type Command, l10n } from 'vscode';
import type { ApiFailureKind } from '../../flexli/api/failure';
import type { AccountProblem } from '../accounts/connection';
import type { Environment } from '../accounts/environment';
import { problemText } from '../accounts/problemText';
import { MessageNode } from './messageNode';
import type { TreeNode } from './treeNode';

/**
 * Says in a tree why an account cannot be read, and does the next step when clicked. `again` is the command that fills this
 * tree anew.
 */
export function problemNode(
  parent: TreeNode | undefined,
  problem: AccountProblem,
  environment: Environment,
  again: string,
): MessageNode {
  const { message, steps } = problemText(problem, environment.name, l10n.t);
  const quiet = problem.kind === 'signed-out' || problem.kind === 'untrusted';
  return new MessageNode(
    parent,
    shortText(problem),
    quiet ? 'hint' : 'problem',
    stepCommand(steps[0] ?? 'retry', again),
    message,
  );
}

/** A few words: the group's name says whose account it is, the side bar is narrow, and the next step must be seen. */
function shortText(problem: AccountProblem): string {
  switch (problem.kind) {
    case 'signed-out':
      return l10n.t('Not signed in.');
    case 'moved':
      return l10n.t('Another address.');
    case 'untrusted':
      return l10n.t('Not trusted.');
    case 'local':
      return problem.cause === 'damaged' ? l10n.t('Data is damaged.') : l10n.t('Did not start.');
    case 'api':
      return failureWords(problem.failure.kind);
  }
}

function failureWords(kind: ApiFailureKind): string {
  switch (kind) {
    case 'network':
      return l10n.t('Not reached.');
    case 'timeout':
      return l10n.t('No answer.');
    case 'tls':
      return l10n.t('Not a safe connection.');
    case 'sign-in':
    case 'unauthorized':
      return l10n.t('Sign-in refused.');
    case 'forbidden':
      return l10n.t('Not allowed.');
    case 'unexpected':
    case 'invalid-address':
      return l10n.t('Not the Flexli API.');
    default:
      return l10n.t('Cannot be read.');
  }
}

function stepCommand(step: ReturnType<typeof problemText>['steps'][number], again: string): Command {
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
      return { command: again, title: l10n.t('Try again') };
  }
}
