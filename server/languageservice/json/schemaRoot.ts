import type { Node } from 'jsonc-parser';
import type { JsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { parametersOfAction } from '../parametersOfAction';
import { FLEXLI_SCHEMAS } from '../schema/flexliSchemas';
import { resolveSchema } from '../schema/resolveSchema';
import { isConnectorOwner } from '../syntax/workflowScope';
import type { WorkflowScope } from '../syntax/workflowScope';

/** The schema of a whole document, for a text that has nothing yet. */
export function documentSchema({ kind }: LanguageDocument): JsonObject {
  return FLEXLI_SCHEMAS[kind].root as unknown as JsonObject;
}

/**
 * The smallest object around a container that has a concrete schema: what the stock service gets to see. Parameters
 * of a connector action have the connector's schema or, while that is unknown, none.
 */
export function schemaRoot(
  document: LanguageDocument,
  container: Node | undefined,
  scope: WorkflowScope,
  context: LanguageContext,
): { readonly node: Node; readonly schema: JsonObject } | undefined {
  const { owner, parameters } = scope;
  if (owner?.kind === 'action' && parameters !== undefined && isConnectorOwner(owner.node)) {
    const schema = parametersOfAction(owner, context);
    return schema && { node: parameters, schema };
  }
  let node = container;
  while (node !== undefined) {
    if (node.type === 'object') {
      const schema = resolveSchema(document, node);
      if (schema !== undefined) return { node, schema };
    }
    node = node.parent;
  }
  return undefined;
}
