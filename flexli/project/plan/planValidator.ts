import type { DeployedConnector } from '../../model/connector';
import type { DocumentKind } from '../../model/documentKind';
import type { Finding } from '../../model/finding';

/** A text that is about to be deployed from a file: the file's own, or the one with its placeholders filled. */
export interface CheckedText {
  /** Of the file, relative to the project, with slashes. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

/** Checks documents of a project against the connectors that the account will have. */
export interface PlanValidator {
  validate(
    document: CheckedText,
    connectors: readonly DeployedConnector[],
    signal: AbortSignal,
  ): Promise<readonly Finding[]>;
}
