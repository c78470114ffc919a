import type { DeployedConnector } from '../flexli/model/connector';
import type { FindingSeverity, Verdict } from '../flexli/model/finding';

/**
 * What the client and the language server say to each other beyond LSP; the one file that both import.
 * docs/protocol.md describes it for other editors.
 */
export const CatalogRequest = {
  /** Server to client: the account's connectors. */
  method: 'flexli/catalog',
} as const;

export interface CatalogAnswer {
  /** Name of the environment, for messages. */
  readonly environment: string;
  /** True when `connectors` is everything the account has; only then is an unknown id a mistake. */
  readonly complete: boolean;
  readonly connectors: readonly DeployedConnector[];
  /** Every version of the account's workflows, as far as the client knows them. */
  readonly workflows?: readonly AccountWorkflow[];
}

/** A version of a workflow, as the API lists it. */
export interface AccountWorkflow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description?: string | null;
  readonly is_release_version?: boolean;
}

export const CatalogChangedNotification = {
  /** Client to server: ask again. */
  method: 'flexli/catalogChanged',
} as const;

export const ValidateRequest = {
  /** Client to server: check a document now, by URI of an open or saved file, or by text. */
  method: 'flexli/validate',
} as const;

export interface ValidateParams {
  readonly uri: string;
  /** Checked instead of the file's text when given. */
  readonly text?: string;
  /** Taken as the account's complete catalog when given, instead of what the server knows. */
  readonly connectors?: readonly DeployedConnector[];
}

export interface ValidateAnswer {
  readonly diagnostics: readonly ProtocolFinding[];
}

/** A finding with its LSP range. */
export interface ProtocolFinding {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly verdict: Verdict;
  readonly message: string;
  readonly path: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** Commands in code lenses; the client registers them. */
export const LensCommand = {
  run: 'flexli.run',
  deploy: 'flexli.deploy',
} as const;
