import type { ApiFailure, ApiFailureKind, ApiResult } from './failure';

type Extra = Omit<ApiFailure, 'kind' | 'message'>;
type Failed = Extract<ApiResult<never>, { ok: false }>;

/** A failed result. `message` says what happened, where, and what to do next; it must hold no secret. */
export function failure(kind: ApiFailureKind, message: string, extra: Extra = {}): Failed {
  return { ok: false, error: { kind, message, ...extra } };
}

export function cancelled(): Failed {
  return failure('cancelled', 'Cancelled.');
}

export function timedOut(host: string, timeoutMs: number): Failed {
  return failure(
    'timeout',
    `${host} did not answer within ${Math.round(timeoutMs / 1000)} s. Check the address and your network, then try again.`,
  );
}

/** The codes of Node's TLS errors that mean: the certificate is not trusted or not for this host. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/;

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name is not known',
  EAI_AGAIN: 'The name could not be looked up',
  ECONNREFUSED: 'The connection was refused',
  ECONNRESET: 'The connection was cut off',
  EPIPE: 'The connection was cut off',
  ERR_STREAM_PREMATURE_CLOSE: 'The answer was cut off',
  EHOSTUNREACH: 'The host cannot be reached',
  ENETUNREACH: 'There is no network',
  ETIMEDOUT: 'The connection timed out',
};

/** No answer: the code of Node's error decides between TLS and network. */
export function noAnswer(host: string, code: string): Failed {
  if (CERTIFICATE.test(code)) {
    return failure(
      'tls',
      `The certificate of ${host} is not trusted (${code}). Check the address, or add your CA to the system.`,
    );
  }
  const words = NETWORK_WORDS[code] ?? `The connection failed${code === '' ? '' : ` (${code})`}`;
  return failure('network', `${words}: ${host}. Check the address, your network and your proxy, then try again.`);
}

export function unexpectedAnswer(host: string, status: number, what: string): Failed {
  return failure(
    'unexpected',
    `${host} answered ${what}, not as the Flexli API does (status ${status}). Check the API URL; a proxy or a login page may have answered.`,
    { status },
  );
}
