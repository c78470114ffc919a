import type { Node } from 'jsonc-parser';
import { isCoreType } from '../../../flexli/model/coreActions';

/** Where an action stands. */
export type ActionPlace = 'workflow' | 'iterator' | 'branch';

/** An action of a workflow, taken apart once. Values that are missing are undefined. */
export class ActionView {
  readonly #values = new Map<string, Node>();

  constructor(
    readonly node: Node,
    readonly place: ActionPlace,
    /** True when an iterator is somewhere around it. */
    readonly insideIterator: boolean,
  ) {
    for (const { children } of node.children ?? []) {
      const [key, value] = children ?? [];
      if (key && value) this.#values.set(key.value as string, value);
    }
  }

  /** The value of a key; of a doubled key the last one. */
  value(key: string): Node | undefined {
    return this.#values.get(key);
  }

  text(key: string): string | undefined {
    const node = this.#values.get(key);
    return node?.type === 'string' ? (node.value as string) : undefined;
  }

  get type(): string | undefined {
    return this.text('type');
  }

  /** True for an action of a connector, also while it has only one of `connector_id` and `type`. */
  get isConnectorAction(): boolean {
    const { type } = this;
    return type === undefined ? this.#values.has('connector_id') : !isCoreType(type);
  }
}
