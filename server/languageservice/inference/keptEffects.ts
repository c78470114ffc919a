import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import { sameShape } from './sameShape';
import type { Shape } from './shape';

/** Which of the states around a node. */
export type Slot = 'action' | 'transform' | 'skip' | 'branches';

interface Effect {
  readonly from: Shape;
  readonly of: readonly unknown[];
  readonly result: Shape;
}

/** What is kept of one node. */
type KeptOfNode = Record<Slot, Effect | undefined> & { order: { readonly is: number | undefined } | undefined };

/** Results for one state, and which of them were there when the last reading of states began. */
interface Recent {
  reading: number;
  old: readonly Shape[];
  readonly all: Shape[];
}

/** How many different results are remembered for one state; in a workflow each state has one, save after edits. */
const MAX_RECENT = 8;

/**
 * What actions and transforms make of a state, kept as long as their text and what they read stay the same. The state after
 * them is then the same object as before an edit, and so is every state that follows, unless the edit changed it; what
 * stayed the same need not even be read.
 */
export class KeptEffects {
  readonly #kept = new WeakMap<SourceIdentity, KeptOfNode>();
  readonly #recent = new WeakMap<Shape, Recent>();
  #reading = 0;

  /** Says that states are read anew, after an edit for example. */
  beginReading(): void {
    this.#reading++;
  }

  /**
   * @param from the state that it is an effect on
   * @param of what else the result depends on besides the text; compared by identity
   */
  effect(identity: SourceIdentity, slot: Slot, from: Shape, of: readonly unknown[], make: () => Shape): Shape {
    const kept = this.#keptOf(identity);
    const known = kept[slot];
    if (known?.from === from && sameItems(known.of, of)) return known.result;
    const result = this.#same(from, make());
    kept[slot] = { from, of, result };
    return result;
  }

  /** The `order` of an action, read when first asked for. */
  orderOf(identity: SourceIdentity, read: () => number | undefined): number | undefined {
    const kept = this.#keptOf(identity);
    kept.order ??= { is: read() };
    return kept.order.is;
  }

  #keptOf(identity: SourceIdentity): KeptOfNode {
    let kept = this.#kept.get(identity);
    if (kept === undefined) {
      kept = { order: undefined, action: undefined, transform: undefined, skip: undefined, branches: undefined };
      this.#kept.set(identity, kept);
    }
    return kept;
  }

  /**
   * Most edits of an action change nothing about the state after it; then it stays the same object as before the edit, which
   * only results of earlier readings can be.
   */
  #same(from: Shape, result: Shape): Shape {
    if (result === from || result.kind === 'unknown') return result;
    let recent = this.#recent.get(from);
    if (recent === undefined) {
      recent = { reading: this.#reading, old: [], all: [] };
      this.#recent.set(from, recent);
    } else if (recent.reading !== this.#reading) {
      recent.reading = this.#reading;
      recent.old = [...recent.all];
    }
    for (const one of recent.old) if (sameShape(one, result)) return one;
    if (recent.all.includes(result)) return result;
    if (recent.all.length >= MAX_RECENT) recent.all.shift();
    recent.all.push(result);
    return result;
  }
}

function sameItems(first: readonly unknown[], second: readonly unknown[]): boolean {
  if (first.length !== second.length) return false;
  for (let index = 0; index < first.length; index++) if (first[index] !== second[index]) return false;
  return true;
}
