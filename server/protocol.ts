import type { DeployedConnector } from '../flexli/model/connector';
import type { FindingSeverity, Verdict } from '../flexli/model/finding';
import type { JsonValue } from '../flexli/model/json';

/**
 * What the client and the language server say to each other beyond LSP; the one file that both import.
 * docs/protocol.md describes it for other editors.
 */
export const CatalogRequest = {
  /** Server to client: the account's connectors. */
  method: 'flexli/catalog',
} as const;

/** A part of the catalog. A client that knows no parts answers with all of it. */
export interface CatalogParams {
  /** How many connectors one answer should have at most. */
  readonly limit?: number;
  /** `next` of the answer before; left out for the first part. */
  readonly after?: number;
}

export interface CatalogAnswer {
  /** Name of the environment, for messages. */
  readonly environment: string;
  /** True when `connectors` is everything the account has; only then is an unknown id a mistake. */
  readonly complete: boolean;
  readonly connectors: readonly AccountConnector[];
  /** What to ask for the next part with; left out in the last one. All else is read from the first part. */
  readonly next?: number;
  /** Every version of the account's workflows, as far as the client knows them. */
  readonly workflows?: readonly AccountWorkflow[];
}

/** A connector as the API has it, and the document in which the client shows it. */
export interface AccountConnector extends DeployedConnector, ShownDocument {}

/** What is no file can still be shown. */
interface ShownDocument {
  /**
   * URI of a read-only document. Definition leads to it, and to what is inside of it by a fragment in the form of the
   * API's paths: `…#actions[2]`. Left out where the client has none.
   */
  readonly uri?: string;
}

/** A version of a workflow, as the API lists it. */
export interface AccountWorkflow extends ShownDocument {
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

export const SamplesNotification = {
  /** Client to server: what data looked like, all that is known each time. */
  method: 'flexli/samples',
} as const;

/**
 * Data without its values, as JSON: every text is `""`, every number 0, every boolean `false`, and a list has an item for
 * each kind of item that it had. Only the keys of objects are those of the data.
 */
export interface SamplesParams {
  /** What runs of a workflow file were started with. */
  readonly inputs: readonly { readonly uri: string; readonly samples: readonly JsonValue[] }[];
  /** What actions answered. Without `connector`, its type, that of every connector with such an action. */
  readonly responses: readonly {
    readonly connector?: string;
    readonly action: string;
    readonly samples: readonly JsonValue[];
  }[];
}

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

/** `initializationOptions` of `initialize`. Whatever is left out is not there. */
export interface InitializationOptions {
  /** The client answers `flexli/catalog`. */
  readonly catalog?: boolean;
  /** Names of commands that the client has. */
  readonly commands?: {
    /** Shows places of a document: its URI, a position, and LSP locations. */
    readonly showReferences?: string;
    /** Keeps a secret and takes it out of a document; the argument is a `MoveSecret`. */
    readonly moveSecret?: string;
    /** Asks what a placeholder stands for in an environment, and writes it down; the argument is a `GiveVariable`. */
    readonly giveVariable?: string;
  };
}

/** What the command that asks for a placeholder is given. */
export interface GiveVariable {
  /** Of the document that holds the placeholder. */
  readonly uri: string;
  /** Of the placeholder, without braces. */
  readonly name: string;
  /** Name of the environment that lacks it. */
  readonly environment: string;
}

/** What the command for moving a secret is given. The secret itself is the text of the range. */
export interface MoveSecret {
  readonly uri: string;
  readonly range: ProtocolFinding['range'];
  /** Of the placeholder, without braces. */
  readonly name: string;
  /** LSP's WorkspaceEdit, to be made once the secret is kept. */
  readonly edit: {
    readonly changes: Readonly<Record<string, readonly { range: ProtocolFinding['range']; newText: string }[]>>;
  };
}

/** Commands in code lenses; the client registers them. */
export const LensCommand = {
  run: 'flexli.run',
  deploy: 'flexli.deploy',
} as const;
