import { isJsonObject, type JsonObject, type JsonValue } from '../model/json';
import type { ValidationErrorEntry } from './contract';
import type { ApiFailureKind } from './failure';
import { failure, proxySignIn, unexpectedAnswer, type Failed } from './failures';
import type { HttpAnswer } from './httpCall';

/** API Gateway's words for a path or method that it does not have. */
const UNKNOWN_CALL = 'Missing Authentication Token';

/** Turns an answer that is no success into a failure: the API's own errors, API Gateway's, and anything else. */
export function failureOf(answer: HttpAnswer, host: string): Failed {
  const { status, body } = answer;
  if (status >= 300 && status < 400) return unexpectedAnswer(host, status, 'with a redirect');
  if (status === 407) return proxySignIn(host);
  if (!answer.isJson && status < 500 && status !== 429) return unexpectedAnswer(host, status, 'with a page');
  const error = isJsonObject(body) ? body : {};
  const errorCode = text(error.error_code);
  // API Gateway's own errors have only a `message`.
  const description = oneLine(text(error.description) ?? text(error.message));
  const requestId = text(error.id) ?? answer.requestId;
  // The API says with an id of the request what it does not know; these say that there is no such call.
  if (status === 404 && text(error.id) === undefined) return unexpectedAnswer(host, status, 'with “not found”');
  if (status === 403 && description === UNKNOWN_CALL) return unexpectedAnswer(host, status, 'that it has no such call');
  const details = isJsonObject(error.details) ? error.details : undefined;
  const validationErrors = validationErrorsOf(details);
  const kind = kindOf(status, validationErrors.length > 0);
  // For what is not found the API puts its sentence into `error_code`, and leaves the description general.
  const said = status === 404 && errorCode?.includes(' ') === true ? oneLine(errorCode) : description;
  return failure(kind, messageOf(kind, host, status, said), {
    status,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(details === undefined ? {} : { details }),
    ...(validationErrors.length > 0 ? { validationErrors } : {}),
  });
}

function kindOf(status: number, hasValidationErrors: boolean): ApiFailureKind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      if (status >= 500) return 'server';
      return hasValidationErrors ? 'validation' : 'rejected';
  }
}

function messageOf(kind: ApiFailureKind, host: string, status: number, description: string | undefined): string {
  const said = description === undefined ? '' : `: ${description}`;
  switch (kind) {
    case 'unauthorized':
      return `${host} did not accept the access token. Sign in again.`;
    case 'forbidden':
      return `${host} does not allow this${said}. Ask the owner of the account for access.`;
    case 'not-found':
      return `${host} does not know it${said}. It may have been deleted; refresh and try again.`;
    case 'conflict':
      return `${host} refused${said}.`;
    case 'throttled':
      return `${host} is asked too often. Try again in a moment.`;
    case 'validation':
      return `${host} found mistakes in the document${said}.`;
    case 'server':
      return `${host} failed (status ${status})${said}. Try again in a moment.`;
    default:
      return `${host} refused (status ${status})${said}.`;
  }
}

/** `details.validation_errors`, or for action parameters `details.errors.validation_errors`. */
function validationErrorsOf(details: JsonObject | undefined): readonly ValidationErrorEntry[] {
  const nested = details?.errors;
  const list = details?.validation_errors ?? (isJsonObject(nested) ? nested.validation_errors : undefined);
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).flatMap((entry) =>
    isJsonObject(entry) ? [{ path: text(entry.path) ?? '', description: text(entry.description) ?? '' }] : [],
  );
}

const LONGEST_DESCRIPTION = 300;

/** What a server says goes into a message as one line of bearable length, without a full stop of its own. */
function oneLine(said: string | undefined): string | undefined {
  const line = said
    ?.replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return line !== undefined && line.length > LONGEST_DESCRIPTION ? `${line.slice(0, LONGEST_DESCRIPTION)}…` : line;
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
