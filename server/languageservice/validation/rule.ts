import type { DocumentKind } from '../../../flexli/model/documentKind';
import type { EngineProfile } from '../../../flexli/model/engineProfile';
import type { FindingSeverity, Verdict } from '../../../flexli/model/finding';

/** What stands in docs/diagnostics.md about a code, and what all its findings share. */
export interface Rule {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly verdict: Verdict;
  readonly severity: FindingSeverity;
  /** The build of the engine that has the defect; other builds do not. */
  readonly profile?: EngineProfile;
  /** One line: what is wrong. */
  readonly title: string;
  /** Why it matters, in whole sentences. */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
  /** The smallest text that has it. */
  readonly example: { readonly kind: DocumentKind; readonly text: string };
}
