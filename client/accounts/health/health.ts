import type { Translate } from '../../ui/translate';
import type { AccountProblem } from '../connection';

/** How it stands with an environment, as far as the last call tells. */
export type Health =
  | 'unknown'
  | 'fine'
  | 'signed-out'
  | 'untrusted'
  /** No answer: network, time, a server in trouble. */
  | 'unreachable'
  /** A certificate that is not trusted: nothing was sent. */
  | 'unsafe'
  /** The client id or secret, or the token, is not taken. */
  | 'refused'
  /** Signed in, but this is not allowed. */
  | 'forbidden'
  /** What answers is not the Flexli API. */
  | 'not-flexli'
  | 'not-started';

/** What the last call says of an environment; no problem is fine. */
export function healthOf(problem: AccountProblem | undefined): Health {
  if (!problem) return 'fine';
  switch (problem.kind) {
    case 'signed-out':
    case 'moved':
      return 'signed-out';
    case 'untrusted':
      return 'untrusted';
    case 'local':
      return 'not-started';
    case 'api':
      return healthOfFailure(problem.failure.kind);
  }
}

function healthOfFailure(kind: Extract<AccountProblem, { kind: 'api' }>['failure']['kind']): Health {
  switch (kind) {
    case 'network':
    case 'timeout':
    case 'server':
    case 'throttled':
      return 'unreachable';
    case 'tls':
      return 'unsafe';
    case 'sign-in':
    case 'unauthorized':
      return 'refused';
    case 'forbidden':
      return 'forbidden';
    case 'unexpected':
    case 'invalid-address':
      return 'not-flexli';
    case 'cancelled':
      return 'unknown';
    case 'validation':
    case 'rejected':
    case 'not-found':
    case 'conflict':
      // The API has answered: it is there, and it knows who asks.
      return 'fine';
  }
}

/** A health in words; empty for those that need none. */
export function healthText(health: Health, t: Translate): string {
  switch (health) {
    case 'unknown':
      return '';
    case 'fine':
      return '';
    case 'signed-out':
      return t('signed out');
    case 'untrusted':
      return t('not trusted');
    case 'unreachable':
      return t('not reached');
    case 'unsafe':
      return t('not a safe connection');
    case 'refused':
      return t('sign-in refused');
    case 'forbidden':
      return t('not allowed');
    case 'not-flexli':
      return t('not the Flexli API');
    case 'not-started':
      return t('did not start');
  }
}

/** True for what a person has to do something about. */
export function isTrouble(health: Health): boolean {
  return health !== 'unknown' && health !== 'fine' && health !== 'signed-out' && health !== 'untrusted';
}
