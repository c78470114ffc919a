import { readJson } from '../../flexli/expressions/python/exactJson';
import type { JsonObject } from '../../flexli/model/json';

/** A recorded case whose numbers are what they are to Python, but for its result, which is compared by value. */
export function exactCase(line: string): JsonObject {
  const exact = readJson(line) as JsonObject;
  const { result } = JSON.parse(line) as JsonObject;
  return result === undefined ? exact : { ...exact, result };
}
