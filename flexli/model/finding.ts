import type { DeployedConnector } from './connector';
import type { DocumentKind } from './documentKind';

/**
 * What a finding means to the engine: `refused` the API will not take the document because of it (always an error),
 * `fails` the API takes it but a run goes wrong, `advice` everything else.
 */
export type Verdict = 'refused' | 'fails' | 'advice';

export type FindingSeverity = 'error' | 'warning' | 'information' | 'hint';

/** What the severity of a code can be set to. */
export const SEVERITY_SETTINGS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** One finding in a document, free of any editor's types. */
export interface Finding {
  /** Stable kebab-case code; docs/diagnostics.md has an entry for each. */
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly verdict: Verdict;
  readonly message: string;
  /** Written like the server's: `actions[0].parameters.seconds`; empty for the document itself. */
  readonly path: string;
}

/**
 * Checks a document against what is known of the account. The emulator is given one, so that it answers as the API
 * does without knowing the language service.
 */
export interface DocumentValidator {
  validate(
    kind: DocumentKind,
    text: string,
    connectors: readonly DeployedConnector[],
    signal: AbortSignal,
  ): Promise<readonly Finding[]>;
}
