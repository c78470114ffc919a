import type { ApiFailure, ApiFailureKind, ApiResult } from './failure';

type Extra = Omit<ApiFailure, 'kind' | 'message'>;
export type Failed = Extract<ApiResult<never>, { ok: false }>;

/** A failed result. `message` says what happened, where, and what to do next; it must hold no secret. */
export function failure(kind: ApiFailureKind, message: string, extra: Extra = {}): Failed {
  return { ok: false, error: { kind, message, ...extra } };
}

export function cancelled(): Failed {
  return failure('cancelled', 'Cancelled.');
}

export function timedOut(host: string, timeoutMs: number): Failed {
  const time = timeoutMs < 1000 ? `${timeoutMs} ms` : `${Math.round(timeoutMs / 1000)} s`;
  return failure(
    'timeout',
    `${host} did not answer within ${time}. Check the address and your network, then try again.`,
  );
}

/** The codes of Node's TLS errors that mean: the certificate is not trusted or not for this host. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH/;
/** Those that mean: what answers there does not speak TLS, or not one that we take. */
const HANDSHAKE = /ERR_TLS|ERR_SSL|EPROTO/;

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
  if (HANDSHAKE.test(code)) {
    return failure(
      'tls',
      `No safe connection to ${host} (${code}). Check the address and the port; https may not be spoken there.`,
    );
  }
  const words = NETWORK_WORDS[code] ?? `The connection failed${code === '' ? '' : ` (${code})`}`;
  return failure('network', `${words}: ${host}. Check the address, your network and your proxy, then try again.`);
}

/** For a call that may have been carried out although its answer was lost. */
export function outcomeUnknown({ error }: Failed): Failed {
  return failure(error.kind, `${error.message} It may have been done all the same: look before you send it again.`);
}

export function unexpectedAnswer(host: string, status: number, what: string): Failed {
  return failure(
    'unexpected',
    `${host} answered ${what}, not as the Flexli API does (status ${status}). Check the address; a proxy or a login page may have answered.`,
    { status },
  );
}

/** A proxy on the way wants to know who we are. */
export function proxySignIn(host: string): Failed {
  return failure(
    'network',
    `The proxy on the way to ${host} asks for a sign-in. Set the proxy's address with your name and password, then try again.`,
    { status: 407 },
  );
}
