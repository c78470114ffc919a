import type { AccountSnapshot } from '../account/accountDocument';
import type { Environment } from '../environment';
import type { ProjectDocument } from '../files/projectDocument';
import type { EnvironmentLock } from '../lock/lock';
import type { FoundPolicy } from './decide';
import type { OldVersions } from './plan';

/** Everything that a plan is made of. */
export interface PlanInputs {
  readonly environment: Environment;
  readonly documents: readonly ProjectDocument[];
  readonly lock: EnvironmentLock;
  readonly account: AccountSnapshot;
  /** Values of secret placeholders by name, as far as they are there. */
  readonly secrets: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  /** Default `delete`. */
  readonly oldVersions?: OldVersions;
  /** Files to deploy again, changed or not: after a secret got another value, say. */
  readonly again?: readonly string[];
  /** Default `record`. */
  readonly found?: FoundPolicy;
  /** Whether documents whose file is gone are deleted, too; default false. */
  readonly deleteOrphans?: boolean;
  /** Files to put back to the version before. */
  readonly restore?: readonly string[];
}
