import { trimPythonStart } from './python/whitespace';
import { parsePythonJson } from './python/jsonText';
import type { JsonValue } from './jsonValue';

/** What a backtick literal stands for: JSON, or (an old form that jmespath.py still takes) bare text. */
export interface BacktickLiteral {
  readonly form: 'json' | 'bare';
  readonly value: JsonValue;
}

/** The text of `'…'`: only `\'` is an escape. `content` is what stands between the quotes. */
export function decodeRawString(content: string): string {
  return content.includes('\\') ? content.replaceAll("\\'", "'") : content;
}

/** The name in `"…"`, which is written like a JSON string; undefined when it is not. */
export function decodeQuotedIdentifier(content: string): string | undefined {
  const value = parsePythonJson(`"${content}"`);
  return typeof value === 'string' ? value : undefined;
}

/** The value of `` `…` ``; undefined when it is neither JSON nor text that JSON could quote. */
export function decodeBacktickLiteral(content: string): BacktickLiteral | undefined {
  const text = content.includes('\\`') ? content.replaceAll('\\`', '`') : content;
  const value = parsePythonJson(text);
  if (value !== undefined) {
    return { form: 'json', value };
  }
  const bare = parsePythonJson(`"${trimPythonStart(text)}"`);
  return typeof bare === 'string' ? { form: 'bare', value: bare } : undefined;
}
