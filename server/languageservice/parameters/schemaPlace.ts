import type { Node } from 'jsonc-parser';
import type { JsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { parametersOfAction } from '../parametersOfAction';
import { META_SCHEMA } from '../schema/flexliSchemas';
import type { Cursor } from '../syntax/cursor';
import type { WorkflowScope } from '../syntax/workflowScope';
import { chainOf, isConnectorOwner } from '../syntax/workflowScope';
import type { Place } from './schemaView';
import { SchemaView } from './schemaView';

/** A place in a value that a JSON Schema of its own is for. */
export interface SchemaPlace {
  /** Undefined while nobody knows the schema. */
  readonly view: SchemaView | undefined;
  readonly place: Place;
}

/** The schemas that were looked at, each made ready once. */
export class SchemaViews {
  readonly #views = new WeakMap<JsonObject, SchemaView>();

  of(schema: JsonObject): SchemaView {
    const view = this.#views.get(schema) ?? new SchemaView(schema, schema === META_SCHEMA);
    this.#views.set(schema, view);
    return view;
  }

  /**
   * Where the object or list around the cursor belongs to: the parameters of a connector action, or a JSON Schema that
   * a connector declares. Undefined elsewhere.
   */
  placeOf(
    document: LanguageDocument,
    cursor: Cursor,
    scope: WorkflowScope,
    context: LanguageContext,
  ): SchemaPlace | undefined {
    const { owner, parameters } = scope;
    if (document.kind === 'connector') return this.#inDeclaredSchema(cursor);
    if (owner?.kind !== 'action' || parameters === undefined || !isConnectorOwner(owner.node)) return undefined;
    const schema = parametersOfAction(owner, context);
    const path = pathFrom(parameters, cursor.container);
    const place = { root: parameters, path, keyPaths: true, cursor: cursor.offset };
    return { view: schema && this.of(schema), place };
  }

  #inDeclaredSchema(cursor: Cursor): SchemaPlace | undefined {
    const { nodes, keys } = chainOf(cursor.container);
    const declares =
      (keys[0] === 'actions' && keys[2] === 'parameters') || (keys[0] === 'events' && keys[2] === 'schema');
    const root = nodes[3];
    if (!declares || root === undefined) return undefined;
    return { view: this.of(META_SCHEMA), place: { root, path: keys.slice(3), keyPaths: false, cursor: cursor.offset } };
  }
}

function pathFrom(root: Node, container: Node | undefined): readonly (string | number)[] {
  const { nodes, keys } = chainOf(container);
  return keys.slice(nodes.indexOf(root));
}
