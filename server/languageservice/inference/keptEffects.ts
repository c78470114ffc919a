import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import type { Shape } from './shape';

/** Which of the states around a node. */
export type Slot = 'transform' | 'skip' | 'branches';

interface Effect {
  readonly of: readonly unknown[];
  readonly result: Shape;
}

/**
 * What transforms make of a state, kept as long as their text and what they read stay the same. The state after them is
 * then the same object as before an edit, and so is every state that follows, unless the edit changed it.
 */
export class KeptEffects {
  readonly #kept: Readonly<Record<Slot, WeakMap<SourceIdentity, Effect>>> = {
    transform: new WeakMap(),
    skip: new WeakMap(),
    branches: new WeakMap(),
  };

  /** @param of everything that the result depends on besides the text; compared by identity */
  effect(identity: SourceIdentity, slot: Slot, of: readonly unknown[], make: () => Shape): Shape {
    const kept = this.#kept[slot];
    const known = kept.get(identity);
    if (known?.of.length === of.length && known.of.every((part, index) => part === of[index])) return known.result;
    const result = make();
    kept.set(identity, { of, result });
    return result;
  }
}
