import type { Findings } from '../findings';

/** Where the walk stands. */
export interface Place {
  readonly findings: Findings;
  /** The key whose value this is, for messages; undefined for the document and for items of lists. */
  readonly key: string | undefined;
  /** A key of the value whose own value is walked by others. */
  readonly skipped?: string;
}
