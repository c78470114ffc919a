import { Validator } from '@cfworker/json-schema';
import type { JsonObject } from '../../model/json';

export interface EventProblem {
  /** Such as `user.id`; empty for the event itself. */
  readonly path: string;
  readonly description: string;
}

/** Where an event does not fit the JSON Schema of its type. A schema that cannot be used holds nothing back. */
export function eventProblems(schema: JsonObject, event: JsonObject): readonly EventProblem[] {
  try {
    const { valid, errors } = new Validator(schema, '2020-12', false).validate(event);
    if (valid) return [];
    // The outermost errors only say that something within is wrong.
    const innermost = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
    return (innermost.length > 0 ? innermost : errors).map(({ instanceLocation, error }) => ({
      path: instanceLocation.replace(/^#\/?/, '').replaceAll('/', '.'),
      description: error,
    }));
  } catch {
    return [];
  }
}

const WRAPPERS: ReadonlySet<string> = new Set(['properties', 'items', '$ref', 'additionalProperties', 'prefixItems']);
