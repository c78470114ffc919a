import type { JsonObject } from '../model/json';
import type { ValidationErrorEntry } from './contract';

/** What went wrong with a call, told apart so that each gets its own next step. */
export type ApiFailureKind =
  | 'cancelled'
  | 'timeout'
  /** No connection: name not found, refused, reset. */
  | 'network'
  | 'tls'
  /** The address is no URL, or neither https nor loopback. */
  | 'invalid-address'
  /** The token endpoint refused the client id or secret. */
  | 'sign-in'
  /** 401 after one renewal of the token. */
  | 'unauthorized'
  | 'forbidden'
  | 'throttled'
  | 'not-found'
  | 'conflict'
  /** 400 with validation errors. */
  | 'validation'
  /** Any other 400. */
  | 'rejected'
  | 'server'
  /** An answer that is not the Flexli API's, for example HTML. */
  | 'unexpected';

/** A failed call, as a value. `message` is for a person and holds no secret. */
export interface ApiFailure {
  readonly kind: ApiFailureKind;
  readonly message: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The API's own `error_code`, for example `InvalidConnectorId`. */
  readonly errorCode?: string;
  /** The API's id of the request, to quote to support. */
  readonly requestId?: string;
  readonly details?: JsonObject;
  /** Flattened from `details` for both forms in which the API reports them. */
  readonly validationErrors?: readonly ValidationErrorEntry[];
}

export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiFailure };
