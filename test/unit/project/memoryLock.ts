import { emptyLock, environmentLock, withEntry, type Lock, type LockEntry } from '../../../flexli/project/lock/lock';
import type { LockStore } from '../../../flexli/project/lock/lockStore';
import type { ReadLock } from '../../../flexli/project/lock/readLock';

/** A lock of the environment `live` in memory. */
export class MemoryLock implements LockStore {
  lock: Lock = emptyLock();
  /** The update, counted from 1, that cannot be written. */
  failsAt = 0;
  #updates = 0;

  constructor(files: ReadonlyMap<string, LockEntry> = new Map()) {
    for (const [file, entry] of files) this.lock = withEntry(this.lock, 'live', file, entry);
  }

  entry(file: string): LockEntry | undefined {
    return environmentLock(this.lock, 'live').files.get(file);
  }

  read(): Promise<ReadLock> {
    return Promise.resolve({ ok: true, lock: this.lock });
  }

  update(change: (lock: Lock) => Lock): Promise<ReadLock> {
    this.#updates++;
    if (this.#updates === this.failsAt) return Promise.resolve({ ok: false, message: 'The lock cannot be written.' });
    this.lock = change(this.lock);
    return this.read();
  }
}
