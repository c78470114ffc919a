import type { Answer } from './message';

/**
 * Errors of the gateway in front of the API. They carry `message` alone, in the gateway's own words, so that a client
 * which copes with them here copes with the hosted API, too.
 */
export const gatewayErrors = {
  /** The token is missing or was never issued. */
  unauthorized: (): Answer => ({ status: 401, body: { message: 'Unauthorized' } }),
  expiredToken: (): Answer => ({ status: 401, body: { message: 'The incoming token has expired' } }),
  /** No such call. The hosted gateway says just this for an unknown path or method, with or without a token. */
  unknownCall: (): Answer => ({ status: 403, body: { message: 'Missing Authentication Token' } }),
  foreignHost: (): Answer => ({
    status: 403,
    body: {
      message:
        'The emulator answers only to 127.0.0.1, localhost and [::1]. Use one of these in the address of the environment.',
    },
  }),
  foreignOrigin: (): Answer => ({
    status: 403,
    body: { message: 'The emulator does not answer web pages. Call it from a program on this machine.' },
  }),
  bodyTooLarge: (): Answer => ({
    status: 413,
    body: { message: 'Request Too Long' },
    headers: { Connection: 'close' },
  }),
  internal: (): Answer => ({ status: 500, body: { message: 'Internal server error' } }),
  unavailable: (): Answer => ({ status: 503, body: { message: 'Service Unavailable' } }),
} as const;
