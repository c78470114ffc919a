/**
 * One stretch of a text that was replaced: what is now from `start` to `newEnd` stood from `start` to `oldEnd` before.
 * Offsets in UTF-16 units.
 */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Longer lists, as formatters make them, count as one change that covers them all. */
const MANY = 20;

/** Changes with as little to do for them as makes sense. */
export function compactChanges(changes: readonly TextChange[]): readonly TextChange[] {
  return changes.length > MANY ? [joinedChange(changes)] : changes;
}

/** Changes, one after the other, as one; what lies between them counts as replaced, too. */
export function joinedChange(changes: readonly TextChange[]): TextChange {
  return changes.length === 0 ? NO_CHANGE : changes.reduce(joinTwo);
}

const NO_CHANGE: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };

function joinTwo(first: TextChange, then: TextChange): TextChange {
  const start = Math.min(first.start, then.start);
  const end = Math.max(first.newEnd, then.oldEnd);
  return {
    start,
    oldEnd: first.oldEnd + end - first.newEnd,
    newEnd: end + then.newEnd - then.oldEnd,
  };
}

/** Where a stretch of the old text is in the new one; undefined when the change touches its inside. */
export function movedOffset(change: TextChange, offset: number, length: number): number | undefined {
  if (offset + length <= change.start) return offset;
  return offset >= change.oldEnd ? offset + change.newEnd - change.oldEnd : undefined;
}

/** The one change that makes a text of another, as small as it can be: what both begin and end with stays. */
export function differenceOf(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  // Large pieces are compared as a whole, which is far faster than character by character.
  while (start + PIECE <= shorter && isSamePiece(before, start, after, start)) start += PIECE;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (Math.min(oldEnd, newEnd) - PIECE >= start && isSamePiece(before, oldEnd - PIECE, after, newEnd - PIECE)) {
    oldEnd -= PIECE;
    newEnd -= PIECE;
  }
  while (oldEnd > start && newEnd > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
}

const PIECE = 1_024;

function isSamePiece(first: string, at: number, second: string, from: number): boolean {
  return first.substring(at, at + PIECE) === second.substring(from, from + PIECE);
}
