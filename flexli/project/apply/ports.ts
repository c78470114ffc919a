import type { AccountApi } from '../account/accountApi';
import type { LockStore } from '../lock/lockStore';

/** What a deployment works with. */
export interface ApplyPorts {
  readonly api: AccountApi;
  readonly lock: LockStore;
  readonly now: () => Date;
}
