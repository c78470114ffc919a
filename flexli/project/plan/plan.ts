import type { DocumentKind } from '../../model/documentKind';
import type { Finding } from '../../model/finding';
import type { JsonObject } from '../../model/json';
import type { Environment } from '../environment';
import type { DeployedVersion } from '../lock/lock';
import type { PlanProblem } from './problem';
import type { Reason } from './reason';
import type { ResolvedPlaceholders } from './resolved';

/**
 * What happens to a document: `create` a first one, `replace` one by a new one, `record` one that the account has
 * already, `unchanged` nothing.
 */
export type Change = 'create' | 'replace' | 'record' | 'unchanged';

/** What becomes of a document that was replaced. */
export type OldVersions = 'delete' | 'keep';

export interface PlannedDocument {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly change: Change;
  /** Empty for what is unchanged. */
  readonly reasons: readonly Reason[];
  /** True when another client changed, deleted or versioned it. */
  readonly drift: boolean;
  /** Files that it points at. */
  readonly uses: readonly string[];
  /** What the account has of it now. */
  readonly current?: Pick<DeployedVersion, 'id' | 'version'>;
  /** What it is after this plan, when that is known before: unchanged and recorded documents. */
  readonly target?: Pick<DeployedVersion, 'id' | 'version'>;
  readonly digest: string;
  /** Of a recorded document: names what the account reads back of it. */
  readonly read?: string;
  /** Errors keep it from being deployed, and everything that points at it. */
  readonly problems: readonly PlanProblem[];
  /** What a validator says of it as it will be sent; errors among these do, too. */
  readonly findings: readonly Finding[];
  /** Parts in it that the API never reads back: they are not compared with the account. */
  readonly unread: readonly string[];
  /** Pretty JSON of what the account has, for a diff with `after`; absent when it has nothing. No secrets. */
  readonly before?: string;
  /** Pretty JSON of what will be sent, without the parts that cannot be compared. No secrets. */
  readonly after: string;
  /** The file's content with its placeholders, and what these stand for. May hold secrets: never for showing. */
  readonly source: { readonly content: JsonObject; readonly placeholders: ResolvedPlaceholders } | undefined;
}

/** A document of the account, with every version that it has. */
export interface ListedDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly versions: readonly { readonly version: number; readonly release: boolean }[];
  readonly name: string;
  /** The file that it was deployed from, when that is known. */
  readonly file?: string;
}

export interface PlannedDeletion extends ListedDocument {
  /** `replaced` goes once its successor stands, `asked` because a person wants it. */
  readonly why: 'replaced' | 'asked';
  /** Ids that point at it; they are deleted before. */
  readonly usedBy: readonly string[];
}

/** An old version that stays. */
export interface KeptDocument extends ListedDocument {
  /** `setting`: old versions are kept. `used`: documents that stay still point at it. */
  readonly why: 'setting' | 'used';
  /** Names of those. */
  readonly usedBy: readonly string[];
}

/** A document of the account that no file stands for. */
export interface Orphan extends ListedDocument {
  /** A file that says the same. */
  readonly twinOf?: string;
  /** The file whose interrupted deployment may have made it. */
  readonly leftOf?: string;
}

/** What a deployment will do, in order. */
export interface Plan {
  readonly environment: Environment;
  readonly oldVersions: OldVersions;
  /** In the order of deployment, the unchanged ones included. */
  readonly documents: readonly PlannedDocument[];
  /** In their order; nothing is deleted before every document stands. */
  readonly deletions: readonly PlannedDeletion[];
  readonly kept: readonly KeptDocument[];
  readonly orphans: readonly Orphan[];
  /** Files that the lock knows and that neither exist nor are in the account. */
  readonly forget: readonly string[];
  /** Ids that the lock knows and the account does not have any more. */
  readonly gone: readonly string[];
  /** What a person should know besides, in whole sentences. */
  readonly notes: readonly string[];
  /** The newest id of the account when the plan was made. */
  readonly newest: string;
}

/** Whether a document has errors, of which it must be free to be deployed. */
export function isBlocked({ change, problems, findings }: PlannedDocument): boolean {
  return change !== 'unchanged' && (problems.length > 0 || findings.some(({ severity }) => severity === 'error'));
}

/** Whether the plan changes the account. */
export function isEmpty({ documents, deletions }: Plan): boolean {
  return documents.every(({ change }) => change === 'unchanged') && deletions.length === 0;
}
