import type { ApiFailure } from '../../flexli/api/failure';
import type { Translate } from '../ui/translate';
import type { AccountProblem } from './connection';

/** The steps that a message may offer. */
export type NextStep = 'sign-in' | 'retry' | 'show-log' | 'switch-environment' | 'trust' | 'reset-local';

/** A problem in words, with what the person can do about it. */
export interface ProblemText {
  readonly message: string;
  readonly steps: readonly NextStep[];
}

/** Says what is wrong with an account and what to do next. `environment` is its name. */
export function problemText(problem: AccountProblem, environment: string, t: Translate): ProblemText {
  switch (problem.kind) {
    case 'signed-out':
      return {
        message: t('You are not signed in to {0}.', environment),
        steps: ['sign-in', 'switch-environment'],
      };
    case 'moved':
      return {
        message: t(
          '{0} has another address now: {1} instead of {2}. Nothing was sent there. Sign in again if you trust it.',
          environment,
          problem.to.apiUrl === problem.from.apiUrl ? problem.to.tokenUrl : problem.to.apiUrl,
          problem.to.apiUrl === problem.from.apiUrl ? problem.from.tokenUrl : problem.from.apiUrl,
        ),
        steps: ['sign-in', 'switch-environment'],
      };
    case 'untrusted':
      return {
        message: t('This workspace is not trusted, so Flexli calls no account from it.'),
        steps: ['trust'],
      };
    case 'local':
      return localText(problem, t);
    case 'api':
      return failureText(problem.failure, environment, t);
  }
}

function localText(problem: Extract<AccountProblem, { kind: 'local' }>, t: Translate): ProblemText {
  switch (problem.cause) {
    case 'held':
      return {
        message: t('Another window runs the local engine with the same data. Close that window, then try again.'),
        steps: ['retry', 'show-log'],
      };
    case 'damaged':
      return {
        message: t('The data of the local engine cannot be read. {0}', problem.message),
        steps: ['reset-local', 'show-log'],
      };
    case 'other':
      return { message: t('The local engine did not start. {0}', problem.message), steps: ['retry', 'show-log'] };
  }
}

/** Says what went wrong with a call. The failure's own message names the place; this adds the step that helps. */
export function failureText(failure: ApiFailure, environment: string, t: Translate): ProblemText {
  const quote = failure.requestId === undefined ? '' : ` ${t('(request {0})', failure.requestId)}`;
  return { message: `${sentence(advice(failure, environment, t))}${quote}`, steps: stepsFor(failure) };
}

function advice(failure: ApiFailure, environment: string, t: Translate): string {
  switch (failure.kind) {
    case 'cancelled':
      return t('Cancelled.');
    case 'sign-in':
      // Of a right client that may not sign in in this way, only the failure itself says so.
      return failure.errorCode === undefined
        ? t('{0} refused the client id or secret. Sign in again.', environment)
        : failure.message;
    case 'unauthorized':
      return t('{0} no longer takes the sign-in. Sign in again.', environment);
    case 'forbidden':
      return t('{0} does not allow this for the client that you signed in with.', environment);
    case 'throttled':
      return t('{0} is busy. Wait a moment and try again.', environment);
    case 'timeout':
      return t('{0} did not answer in time. Try again, or check your network.', environment);
    case 'network':
      return t('{0} cannot be reached. {1}', environment, failure.message);
    case 'tls':
      return t('The connection to {0} is not safe. {1}', environment, failure.message);
    case 'unexpected':
      return t('{0} cannot be used. {1}', environment, failure.message);
    default:
      return failure.message;
  }
}

function stepsFor(failure: ApiFailure): readonly NextStep[] {
  switch (failure.kind) {
    case 'cancelled':
      return [];
    case 'sign-in':
    case 'unauthorized':
    case 'invalid-address':
    case 'unexpected':
      return ['sign-in', 'show-log'];
    case 'forbidden':
      return ['sign-in', 'switch-environment'];
    case 'timeout':
    case 'network':
    case 'tls':
    case 'throttled':
    case 'server':
      return ['retry', 'show-log'];
    case 'validation':
    case 'rejected':
    case 'not-found':
    case 'conflict':
      return ['show-log'];
  }
}

function sentence(text: string): string {
  return /[.!?)…]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`;
}
