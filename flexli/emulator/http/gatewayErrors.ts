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
  /** Too much at once; in the words of the hosted gateway, which says so from 120 requests a second on. */
  throttled: (): Answer => ({ status: 429, body: { message: 'Too Many Requests' }, headers: { 'Retry-After': '1' } }),
  /** The store does not take what should be kept. The hosted API has no such error. */
  cannotKeep: (reason: string): Answer => ({
    status: 503,
    body: {
      message: `The emulator cannot keep its data (${reason}). Check that the disk is not full and the data file may be written.`,
    },
  }),
  internal: (): Answer => ({ status: 500, body: { message: 'Internal server error' } }),
  unavailable: (): Answer => ({ status: 503, body: { message: 'Service Unavailable' } }),
} as const;
