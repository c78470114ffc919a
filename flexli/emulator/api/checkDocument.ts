import type { DocumentKind } from '../../model/documentKind';
import type { JsonObject } from '../../model/json';
import type { Answer, ApiRequest } from '../http/message';
import type { ApiContext } from './apiContext';
import { connectorRefusal, workflowRefusal } from './refusal';

/** The error with which the API refuses a document, or undefined when it takes it. */
export async function checkDocument(
  context: ApiContext,
  request: ApiRequest,
  kind: DocumentKind,
  document: JsonObject,
): Promise<Answer | undefined> {
  const connectors = context.connectors.list();
  const findings = await context.validator.validate(kind, request.body, connectors, request.signal);
  const refused = findings.filter((finding) => finding.verdict === 'refused');
  return kind === 'connector'
    ? connectorRefusal(request, refused)
    : workflowRefusal(request, refused, document, connectors);
}
