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
