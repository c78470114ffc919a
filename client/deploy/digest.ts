import { createHash } from 'node:crypto';

/** A short name for what a document says; the same for other white space. Text that is no JSON counts as it is. */
export function digestOf(text: string): string {
  let content = text;
  try {
    content = JSON.stringify(JSON.parse(text));
  } catch {
    // The text itself it is.
  }
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
