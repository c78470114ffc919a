import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import { sameShape } from './sameShape';
import type { Shape } from './shape';

/** Which of the states around a node. */
export type Slot = 'action' | 'transform' | 'skip' | 'branches';

interface Effect {
  readonly of: readonly unknown[];
  readonly result: Shape;
}

/** How many different results are remembered for one state; in a workflow each state has one, save after edits. */
const MAX_RECENT = 8;

/**
 * What actions and transforms make of a state, kept as long as their text and what they read stay the same. The state after
 * them is then the same object as before an edit, and so is every state that follows, unless the edit changed it; what
 * stayed the same need not even be read.
 */
export class KeptEffects {
  readonly #kept: Readonly<Record<Slot, WeakMap<SourceIdentity, Effect>>> = {
    action: new WeakMap(),
    transform: new WeakMap(),
    skip: new WeakMap(),
    branches: new WeakMap(),
  };
  readonly #orders = new WeakMap<SourceIdentity, { readonly order: number | undefined }>();
  readonly #recent = new WeakMap<Shape, Shape[]>();

  /**
   * @param from the state that it is an effect on
   * @param of what else the result depends on besides the text; compared by identity
   */
  effect(identity: SourceIdentity, slot: Slot, from: Shape, of: readonly unknown[], make: () => Shape): Shape {
    const kept = this.#kept[slot];
    const known = kept.get(identity);
    if (
      known?.of.length === of.length + 1 &&
      known.of[0] === from &&
      known.of.every((part, index) => index === 0 || part === of[index - 1])
    ) {
      return known.result;
    }
    const result = this.#same(from, make());
    kept.set(identity, { of: [from, ...of], result });
    return result;
  }

  /** The `order` of an action, read when first asked for. */
  orderOf(identity: SourceIdentity, read: () => number | undefined): number | undefined {
    let known = this.#orders.get(identity);
    if (known === undefined) {
      known = { order: read() };
      this.#orders.set(identity, known);
    }
    return known.order;
  }

  /** Most edits of an action change nothing about the state after it; then it stays the same object. */
  #same(from: Shape, result: Shape): Shape {
    if (result === from || result.kind === 'unknown') return result;
    const recent = this.#recent.get(from) ?? [];
    const same = recent.find((one) => sameShape(one, result));
    if (same !== undefined) return same;
    if (recent.length >= MAX_RECENT) recent.shift();
    recent.push(result);
    this.#recent.set(from, recent);
    return result;
  }
}
