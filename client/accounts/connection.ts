import type { FlexliApi } from '../../flexli/api/client';
import type { ApiFailure } from '../../flexli/api/failure';
import type { Environment } from './environment';
import type { Credentials } from './credentialStore';

/** How to reach the API of an environment. */
export interface Connection {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  credentials(): Promise<Credentials | undefined>;
}

/** What keeps the embedded engine from starting, as far as that changes what to do about it. */
export type LocalCause = 'held' | 'damaged' | 'other';

/** Why an environment cannot be used. */
export type AccountProblem =
  | { readonly kind: 'signed-out' }
  /** The person signed in to another address of this name, and gave the credentials for that one only. */
  | { readonly kind: 'moved'; readonly from: Environment; readonly to: Environment }
  | { readonly kind: 'untrusted' }
  /** The embedded engine did not start; `message` says why, without a secret. */
  | { readonly kind: 'local'; readonly message: string; readonly cause: LocalCause }
  | { readonly kind: 'api'; readonly failure: ApiFailure };

export type AccountResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: AccountProblem };

/** An environment that can be called. */
export interface Account {
  readonly environment: Environment;
  readonly api: FlexliApi;
}
