import { LOCK_FILE } from './lock';

const OURS = /^<{7}/;
const BASE = /^\|{7}/;
const MIDDLE = /^={7}\s*$/;
const THEIRS = /^>{7}/;
/** A line of a file as `writeLock` writes it. */
const FILE_LINE = /^\s*"((?:[^"\\]|\\.)+)":\s*(\{"(?:id|previous|pending)".*?\}),?\s*$/;

/** What two people recorded for the same file. */
export interface LockConflict {
  readonly file: string;
  /** Ids; undefined on the side that has no line for the file. */
  readonly ours?: string;
  readonly theirs?: string;
}

/** Whether a merge left its marks in the text. */
export function hasConflict(text: string): boolean {
  return /^<{7}(?:\s|$)/m.test(text) && /^>{7}(?:\s|$)/m.test(text);
}

/** The files on which the sides of a merge differ, in the order of the text. */
export function lockConflicts(text: string): readonly LockConflict[] {
  const sides = { ours: new Map<string, string>(), theirs: new Map<string, string>() };
  let side: keyof typeof sides | 'base' | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (OURS.test(line)) side = 'ours';
    else if (BASE.test(line)) side = 'base';
    else if (MIDDLE.test(line)) side = 'theirs';
    else if (THEIRS.test(line)) side = undefined;
    else if (side === 'ours' || side === 'theirs') {
      const match = FILE_LINE.exec(line);
      if (match?.[1] !== undefined) sides[side].set(match[1], /"id":"([^"]+)"/.exec(match[2] ?? '')?.[1] ?? 'unknown');
    }
  }
  const files = [...new Set([...sides.ours.keys(), ...sides.theirs.keys()])];
  return files
    .map((file): LockConflict => {
      const ours = sides.ours.get(file);
      const theirs = sides.theirs.get(file);
      return { file, ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }) };
    })
    .filter(({ ours, theirs }) => ours !== theirs);
}

/** Says who deployed what twice, and what to do about it. */
export function conflictMessage(text: string): string {
  const both = lockConflicts(text).filter(({ ours, theirs }) => ours !== undefined && theirs !== undefined);
  const twice = both.map(({ file, ours, theirs }) => `${file} is ${ours ?? ''} here and ${theirs ?? ''} there`);
  const deployed = twice.length === 0 ? '' : ` Both sides deployed: ${twice.join('; ')}.`;
  return `${LOCK_FILE} has a merge conflict.${deployed} Keep one line for each file, the one of the later time, and remove the marks. The other document stays in the account and shows as an orphan in the next plan.`;
}
