/** What stands at the beginning of a stream of LSP messages. */
export type FirstMessage =
  | { readonly kind: 'message'; readonly message: unknown }
  /** More bytes are needed to tell. */
  | { readonly kind: 'incomplete' }
  /** No message that this reads; whoever reads the stream in full will say what is wrong. */
  | { readonly kind: 'other' };

/** Longer heads and messages are not waited for. */
const MAX_HEAD = 4_096;
const MAX_MESSAGE = 10_000_000;

const INCOMPLETE: FirstMessage = { kind: 'incomplete' };
const OTHER: FirstMessage = { kind: 'other' };

/** Reads the first message of a stream in the base protocol of LSP: a head with `Content-Length`, an empty line, JSON. */
export function firstMessage(bytes: Buffer): FirstMessage {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return bytes.length > MAX_HEAD ? OTHER : INCOMPLETE;
  const length = /^content-length: *(\d{1,9})$/im.exec(bytes.toString('latin1', 0, head).replaceAll('\r', ''))?.[1];
  if (length === undefined || Number(length) > MAX_MESSAGE) return OTHER;
  const [start, end] = [head + 4, head + 4 + Number(length)];
  if (bytes.length < end) return INCOMPLETE;
  try {
    return { kind: 'message', message: JSON.parse(bytes.toString('utf8', start, end)) };
  } catch {
    return OTHER;
  }
}
