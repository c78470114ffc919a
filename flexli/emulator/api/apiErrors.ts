import { MAX_NESTING } from '../../engine/valueMeter';
import type { JsonObject } from '../../model/json';
import type { Answer, ApiRequest } from '../http/message';

/**
 * The API's own errors, `{id, error_code, description, details?}`.
 *
 * Some look odd and are so on purpose: for what is not found the hosted API puts the sentence into `error_code` and leaves
 * `description` general, and its plain 400s have no code at all. Source: the handlers of the hosted engine.
 */
export const apiErrors = {
  connectorNotFound: (request: ApiRequest, id: string): Answer =>
    error(request, 404, 'Connector not found', 'Not Found', { id }),

  /** `version` stays as the path had it. */
  workflowVersionNotFound: (request: ApiRequest, id: string, version: string | number): Answer =>
    error(request, 404, 'Workflow version not found', 'Not Found', { id, version }),

  /** Documented by the engine's OpenAPI file without an example of its words. */
  releaseVersionInUse: (request: ApiRequest, id: string, version: number): Answer =>
    error(
      request,
      409,
      'Conflict',
      'The release version cannot be deleted while other versions of the workflow exist. Delete those first.',
      { id, version },
    ),

  invalidResourceId: (request: ApiRequest): Answer => error(request, 400, null, 'Invalid resource ID'),

  notJsonType: (request: ApiRequest): Answer =>
    error(request, 415, null, 'The request body must be of type application/json'),

  notJson: (request: ApiRequest): Answer => error(request, 400, null, 'The request must include a valid JSON body'),

  /** The run call has words of its own for this. */
  inputNotJson: (request: ApiRequest): Answer =>
    error(request, 400, 'ValidationError', 'The request body must be valid JSON'),

  tooDeep: (request: ApiRequest): Answer =>
    error(request, 400, 'ValidationError', `The request body is nested deeper than ${MAX_NESTING} levels`),

  conditionFailed: (request: ApiRequest, description = 'The source condition failed.'): Answer =>
    error(request, 400, 'ConditionFailed', description),

  invalidQuery: (request: ApiRequest, path: string, description: string): Answer =>
    error(request, 400, 'ValidationError', 'Invalid query string parameters', {
      validation_errors: [{ path, description }],
    }),
} as const;

/** Any error in the API's form. A null code stands for the hosted API's missing one. */
export function error(
  request: ApiRequest,
  status: number,
  code: string | null,
  description: string,
  details?: JsonObject,
): Answer {
  return {
    status,
    body: { id: request.id, error_code: code, description, ...(details === undefined ? {} : { details }) },
  };
}
