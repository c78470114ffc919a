import type { TextChange } from './textChange';
import { movedOffset } from './textChange';

/** Stands for the source text of one object or array, over all versions of a document in which it stays the same. */
export interface SourceIdentity {
  readonly length: number;
}

/**
 * The identities that were asked for, by where their texts are in one version. What an object or array holds follows
 * from its own text, so that whoever keeps results by identity has the same as from scratch.
 */
export class SourceIdentities {
  readonly #byOffset: Map<number, SourceIdentity>;

  private constructor(byOffset: Map<number, SourceIdentity>) {
    this.#byOffset = byOffset;
  }

  static none(): SourceIdentities {
    return new SourceIdentities(new Map());
  }

  /** The identity of the object or array at an offset. */
  at(offset: number, length: number): SourceIdentity {
    const known = this.#byOffset.get(offset);
    if (known?.length === length) return known;
    const identity = { length };
    this.#byOffset.set(offset, identity);
    return identity;
  }

  /** Those that a change leaves untouched, in the changed text. */
  after(change: TextChange): SourceIdentities {
    const moved = new Map<number, SourceIdentity>();
    for (const [offset, identity] of this.#byOffset) {
      const place = movedOffset(change, offset, identity.length);
      if (place !== undefined) moved.set(place, identity);
    }
    return new SourceIdentities(moved);
  }
}
