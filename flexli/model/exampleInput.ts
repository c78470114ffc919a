import type { JsonValue } from './json';
import { isJsonObject } from './json';

/** The text of an input that the author wrote into a workflow's description as `Input: {…}`: a JSON object. */
export function exampleInput(description: JsonValue | undefined): string | undefined {
  if (typeof description !== 'string') return undefined;
  const found = /\binput\b[^{]{0,12}(\{.*\})/is.exec(description)?.[1];
  if (found === undefined) return undefined;
  try {
    return isJsonObject(JSON.parse(found) as JsonValue) ? found : undefined;
  } catch {
    return undefined;
  }
}
