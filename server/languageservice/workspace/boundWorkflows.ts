import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { isUlid } from '../../../flexli/model/ulid';

/**
 * The workflows that the variables of a project file name, by placeholder: URIs of files, or ULIDs. `resolve` gives the
 * URI of a path that is relative to the project file.
 */
export function boundWorkflows(
  variables: Readonly<Record<string, JsonValue>>,
  resolve: (path: string) => string,
): ReadonlyMap<string, string> {
  const bound = new Map<string, string>();
  for (const [placeholder, value] of Object.entries(variables)) {
    if (isJsonObject(value) && typeof value.workflow === 'string') bound.set(placeholder, resolve(value.workflow));
    else if (typeof value === 'string' && isUlid(value)) bound.set(placeholder, value);
  }
  return bound;
}
