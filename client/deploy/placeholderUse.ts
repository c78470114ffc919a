/** What a placeholder stands for, as far as its places and its name tell. */
export type PlaceholderUse = 'connector' | 'workflow' | 'workflow-version' | 'secret' | 'value';

/** Keys of a connector's credentials whose values nobody else may see. */
const SECRET_KEYS = /(?:^|\.)(?:bearer_token|api_key|client_secret|secret|password)$/;
const CREDENTIALS = /(?:^|\.)config\.(?:credentials|events)\./;
const SECRET_HEADER = /\.(?:default_)?headers\.(?:authorization|cookie|x-api-key|proxy-authorization)$/i;
const SECRET_NAME = /secret|password|passwd|passphrase|token|credential|api[\s_-]*key|private[\s_-]*key/i;
/** Names that hold such a word but mean an address. */
const ADDRESS_NAME = /\b(?:url|uri|host|endpoint|header)\b/i;

/** Decides by the places (server's form, `actions[0].connector_id`) first, then by the name. */
export function placeholderUse(name: string, paths: readonly string[]): PlaceholderUse {
  if (paths.some((path) => /(?:^|\.)connector_id$/.test(path))) return 'connector';
  if (paths.some((path) => /(?:^|\.)parameters\.workflow_id$/.test(path))) return 'workflow';
  if (paths.some((path) => /(?:^|\.)parameters\.workflow_version$/.test(path))) return 'workflow-version';
  const secretPlace = paths.some(
    (path) => (CREDENTIALS.test(path) && SECRET_KEYS.test(path)) || SECRET_HEADER.test(path.replace(/\["|"\]/g, '.')),
  );
  if (secretPlace || (SECRET_NAME.test(name) && !ADDRESS_NAME.test(name))) return 'secret';
  return 'value';
}

/**
 * The value that a typed text stands for. In the parameters of an action a number, true, false, an object or a list
 * may be meant, so JSON is read as JSON there, and "5" in quotes as text; everywhere else text is text.
 */
export function typedValue(text: string, paths: readonly string[]): unknown {
  const inParameters = paths.every((path) => /(?:^|\.)parameters\./.test(path));
  if (!inParameters) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
