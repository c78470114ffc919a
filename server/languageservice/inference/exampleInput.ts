import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';

/** An input that the author wrote into the workflow's description as `Input: {…}`; Run offers it, too. */
export function exampleInput(description: string | undefined): JsonObject | undefined {
  const found = description === undefined ? undefined : /\binput\b[^{]{0,12}(\{.*\})/is.exec(description)?.[1];
  if (found === undefined) return undefined;
  try {
    const value = JSON.parse(found) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
