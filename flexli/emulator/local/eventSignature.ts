import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const TIMESTAMP_HEADER = 'Flexli-Timestamp';
export const SIGNATURE_HEADER = 'Flexli-Signature';

/** Seconds that the clocks of sender and receiver may differ; an old event cannot be sent again later. */
const TOLERANCE_S = 300;

export interface EventHeaders {
  /** Seconds since 1970, as the sender wrote them. */
  readonly timestamp: string | undefined;
  /** `sha256v1:` and the hexadecimal HMAC. */
  readonly signature: string | undefined;
  readonly now: Date;
}

/**
 * Whether an event is signed with a key as the guide describes it: HMAC-SHA-256 over `TIMESTAMP:BODY`, all of it UTF-8,
 * sent in hexadecimal after the version of the method, `sha256v1:`.
 */
export function isSigned(body: string, key: string, { timestamp, signature, now }: EventHeaders): boolean {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) - now.getTime() / 1000) > TOLERANCE_S) return false;
  const given = /^sha256v1:([0-9a-f]{64})$/i.exec(signature ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(sign(body, key, timestamp), 'hex'));
}

/** The hexadecimal signature of a body. */
export function sign(body: string, key: string, timestamp: string): string {
  return createHmac('sha256', key).update(`${timestamp}:${body}`, 'utf8').digest('hex');
}

export function newSigningKey(): string {
  return randomBytes(16).toString('hex');
}
