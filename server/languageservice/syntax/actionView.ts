import type { Node } from 'jsonc-parser';
import { valueAt } from '../../../flexli/document/nodes';
import { isCoreType } from '../../../flexli/model/coreActions';

/** Where an action stands. */
export type ActionPlace = 'workflow' | 'iterator' | 'branch';

/** An action of a workflow by its keys. Values that are missing are undefined. */
export class ActionView {
  constructor(
    readonly node: Node,
    readonly place: ActionPlace,
    /** True when an iterator is somewhere around it. */
    readonly insideIterator: boolean,
  ) {}

  /** The value of a key; of a doubled key the last one. */
  value(key: string): Node | undefined {
    return valueAt(this.node, key);
  }

  text(key: string): string | undefined {
    const node = this.value(key);
    return node?.type === 'string' ? (node.value as string) : undefined;
  }

  get type(): string | undefined {
    return this.text('type');
  }

  /** True for an action of a connector, also while it has only one of `connector_id` and `type`. */
  get isConnectorAction(): boolean {
    const { type } = this;
    return type === undefined ? this.value('connector_id') !== undefined : !isCoreType(type);
  }
}
