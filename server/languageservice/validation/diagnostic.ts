import type { Finding } from '../../../flexli/model/finding';

/** A finding with its place in the text, in UTF-16 units, and a quick fix where one is plain. */
export interface DocumentDiagnostic extends Finding {
  readonly offset: number;
  readonly length: number;
  /** Address of the code's entry in the documentation. */
  readonly documentation?: string;
  readonly fix?: DiagnosticFix;
  readonly data?: FindingData;
}

/** What quick fixes that are worked out later need to know. */
export interface FindingData {
  /** The key that an object lacks, or `item` for a list without one. */
  readonly missing?: string;
}

/** Edits that mend a finding. */
export interface DiagnosticFix {
  /** What the fix does, as a menu entry: `Change to "Wait"`. */
  readonly title: string;
  readonly edits: readonly FixEdit[];
}

export interface FixEdit {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}
