import { isJsonObject } from '../model/json';
import type { ApiResult } from './failure';
import { failure, proxySignIn, unexpectedAnswer } from './failures';
import type { HttpAnswer } from './httpCall';

export interface Token {
  readonly value: string;
  /** Milliseconds, by the clock of `begun`. */
  readonly renewAt: number;
}

/** A token is renewed this long before it expires, so that no call is sent with one that ends on the way. */
const MARGIN_MS = 60_000;

/**
 * Reads the answer of a token endpoint (RFC 6749, 5.1 and 5.2). Its words are not passed on: they may hold what was
 * sent.
 *
 * @param begun when the token was asked for, in milliseconds
 */
export function readToken(answer: HttpAnswer, host: string, begun: number): ApiResult<Token> {
  const { status, body } = answer;
  if (status === 407) return proxySignIn(host);
  if (status >= 500) {
    return failure('server', `${host} could not give a token (status ${status}). Try again in a moment.`, { status });
  }
  if (status === 429) return failure('throttled', `${host} is asked too often. Try again in a moment.`, { status });
  if (!answer.isJson || !isJsonObject(body)) {
    return unexpectedAnswer(host, status, answer.isJson ? 'without a token' : 'with a page');
  }
  if (status === 400 || status === 401 || status === 403) return refused(body.error, host, status);
  const { access_token: value, expires_in: seconds } = body;
  if (status !== 200 || !isHeaderValue(value)) return unexpectedAnswer(host, status, 'without a token');
  const life = Math.max(0, Number(seconds) || 0) * 1000;
  // A token that lives shorter than twice the margin is used for half its life.
  return { ok: true, value: { value, renewAt: begun + life - Math.min(MARGIN_MS, life / 2) } };
}

/** Endpoints say 400, 401 or 403 for a wrong client, with an error word of the RFC. */
function refused(error: unknown, host: string, status: number): ApiResult<never> {
  if (typeof error !== 'string' && status !== 401) return unexpectedAnswer(host, status, 'without a reason');
  if (error === 'unsupported_grant_type' || error === 'unauthorized_client') {
    return failure(
      'sign-in',
      `${host} does not let this client sign in by client credentials. Create a client id and secret for that.`,
      { status, errorCode: error },
    );
  }
  // Some say so of a client that may not sign in in this way.
  if (error === 'invalid_request' || error === 'invalid_scope') {
    return failure(
      'sign-in',
      `${host} did not take the request for a token (${error}). Check that the client may sign in by client credentials, and the token URL.`,
      { status, errorCode: error },
    );
  }
  return failure('sign-in', `${host} refused the client id or client secret. Check both, then sign in again.`, {
    status,
  });
}

/** A token with other characters cannot be sent, and an error about it would show it. */
function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}
