import { getNodePath, type Node } from 'jsonc-parser';
import type { JsonObject } from '../../../flexli/model/json';
import { FLEXLI_SCHEMAS } from './flexliSchemas';
import type { JsonSchema } from './jsonSchema';
import type { SchemaSet } from './schemaSet';

/**
 * The concrete schema at a node, unions resolved by their discriminator, with the definitions it refers to beside it;
 * the same object whenever the same schema is meant. Undefined where the document is free: inside `parameters` of a
 * connector action, which have the connector's schema, and below keys that do not exist.
 */
export function resolveSchema(
  document: { readonly kind: keyof typeof FLEXLI_SCHEMAS },
  node: Node,
): JsonObject | undefined {
  const set = FLEXLI_SCHEMAS[document.kind];
  const found = schemaOf(set, node);
  return found && set.selfContained(found);
}

function schemaOf(set: SchemaSet, node: Node): JsonSchema | undefined {
  const owner = containerOf(node);
  if (!owner) return set.memberFor(set.root, node).schema;
  const above = schemaOf(set, owner);
  const step = getNodePath(node).at(-1);
  const own = above && step !== undefined ? set.childOf(above, step) : undefined;
  return own && set.memberFor(own, node).schema;
}

/** The object or array around a node; a property in between is not one. */
function containerOf(node: Node): Node | undefined {
  return node.parent?.type === 'property' ? node.parent.parent : node.parent;
}
