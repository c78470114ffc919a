import type { TextChange } from './textChange';
import { movedOffset } from './textChange';

/** Stands for the source text of one object or array, over all versions of a document in which it stays the same. */
export class SourceIdentity {
  #made: Map<unknown, unknown> | undefined;

  constructor(readonly length: number) {}

  /** What `make` returned when it was first used as the key here. */
  once<T>(key: object, make: () => T): T {
    this.#made ??= new Map();
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }
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
    const identity = new SourceIdentity(length);
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
