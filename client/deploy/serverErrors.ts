import type { ApiFailure } from '../../flexli/api/failure';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';

/** An error of the API and the place in the document that it is about, in the server's form. */
export interface ServerError {
  readonly path: string;
  readonly message: string;
}

const MOST_ERRORS = 20;

/**
 * Finds the place for each error of a refused document. Errors about an action name its connector and type, not its
 * index, so those are looked for in the document as it was sent. A union is reported once per member that did not
 * fit; of errors about the same place one is enough.
 */
export function serverErrors(failure: ApiFailure, sent: JsonValue): readonly ServerError[] {
  const found = about(failure, sent);
  const all = found.length > 0 ? found : [{ path: '', message: failure.message }];
  const unique = new Map<string, ServerError>();
  for (const error of all) if (!unique.has(error.path)) unique.set(error.path, error);
  return [...unique.values()].slice(0, MOST_ERRORS);
}

function about(failure: ApiFailure, sent: JsonValue): readonly ServerError[] {
  const details = failure.details ?? {};
  const entries = failure.validationErrors ?? [];
  const { message } = failure;
  switch (failure.errorCode) {
    case 'InvalidConnectorId':
      return steps(sent, (step) => step.connector_id === details.id).map((path) => ({
        path: `${path}.connector_id`,
        message,
      }));
    case 'UnsupportedEventType':
    case 'UnsupportedActionType':
      return steps(sent, named(details)).map((path) => ({ path: `${path}.type`, message }));
    case 'ActionParameterValidationError':
      return steps(sent, named(details)).flatMap((path) =>
        entries.length === 0
          ? [{ path: `${path}.parameters`, message }]
          : entries.map((entry) => ({
              path: [`${path}.parameters`, entry.path].filter(Boolean).join('.'),
              message: entry.description,
            })),
      );
    default:
      return entries.map((entry) => ({ path: entry.path, message: entry.description }));
  }
}

/** Matches the source or action that the details of an error name. */
function named(details: JsonObject): (step: JsonObject) => boolean {
  const id = isJsonObject(details.connector) ? details.connector.id : undefined;
  const type = details.action_type ?? details.event_type;
  return (step) => step.connector_id === id && (type === undefined || step.type === type);
}

/** Paths of the source and of the top-level actions that match; the API looks at no others. */
function steps(sent: JsonValue, matches: (step: JsonObject) => boolean): readonly string[] {
  if (!isJsonObject(sent)) return [];
  const actions: readonly JsonValue[] = Array.isArray(sent.actions) ? sent.actions : [];
  const all: readonly (readonly [string, JsonValue | undefined])[] = [
    ['source', sent.source],
    ...actions.map((action, index) => [`actions[${index}]`, action] as const),
  ];
  return all.filter(([, step]) => isJsonObject(step) && matches(step)).map(([path]) => path);
}
