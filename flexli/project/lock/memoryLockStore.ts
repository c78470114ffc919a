import { emptyLock } from './lock';
import type { LockStore } from './lockStore';
import type { ReadLock } from './readLock';

/** A lock for what belongs to no project: it begins empty and is forgotten with the object. */
export function memoryLockStore(): LockStore {
  let lock = emptyLock();
  const read = (): Promise<ReadLock> => Promise.resolve({ ok: true, lock });
  return {
    read,
    update(change) {
      lock = change(lock);
      return read();
    },
  };
}
