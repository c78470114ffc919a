import type { DocumentKind } from '../../model/documentKind';

/** What becomes of one document of the account when it is pulled. */
export interface PulledDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly path: string;
  /**
   * `new` gets a file, `changed` changes one, `same` needs neither. `edited` is left alone: the file was edited since it
   * was deployed, and pulling would undo that.
   */
  readonly change: 'new' | 'changed' | 'same' | 'edited';
  /** The text that the file gets; of `edited` the one that it would get. */
  readonly text: string;
  /** Parts that the API does not read back, and that the file therefore may lack or have otherwise. */
  readonly unread: readonly string[];
}

export interface PullPlan {
  readonly documents: readonly PulledDocument[];
  /** New text of `flexli.json`, when placeholders were added for what was pulled. */
  readonly projectText?: string;
  /** Files whose document is not in the account. */
  readonly missing: readonly string[];
}
