import type { CatalogAnswer } from '../../server/protocol';
import { accountConnectorUri, accountWorkflowUri } from '../documents/accountUris';

/** The catalog with the read-only documents of everything in it, so that Definition has somewhere to lead. */
export function withDocuments(answer: CatalogAnswer): CatalogAnswer {
  const environment = { name: answer.environment };
  return {
    ...answer,
    connectors: answer.connectors.map((one) => ({ ...one, uri: accountConnectorUri(environment, one).toString() })),
    ...(answer.workflows && {
      workflows: answer.workflows.map((one) => ({ ...one, uri: accountWorkflowUri(environment, one).toString() })),
    }),
  };
}
