import type { Lock } from './lock';
import type { ReadLock } from './readLock';

/** Where a lock is kept: a file beside the project, or for Local a place of this machine alone. */
export interface LockStore {
  read(): Promise<ReadLock>;
  /**
   * Reads, changes and writes in one go, so that what others recorded since is kept. Once it has answered, the change
   * has come to stay. Never rejects; `ok: false` says why nothing was written.
   */
  update(change: (lock: Lock) => Lock): Promise<ReadLock>;
}
