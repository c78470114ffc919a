import type { ProjectFolder } from '../../flexli/project/files/projectFolder';
import { documentKindOfName } from '../../flexli/model/documentKind';
import { emptyLock, type Lock } from '../../flexli/project/lock/lock';
import type { LockStore } from '../../flexli/project/lock/lockStore';
import { readLock } from '../../flexli/project/lock/readLock';
import { writeLock } from '../../flexli/project/lock/writeLock';

/** A project in memory. */
export class MemoryFolder implements ProjectFolder {
  readonly files = new Map<string, string>();

  constructor(files: Readonly<Record<string, unknown>> = {}) {
    for (const [path, content] of Object.entries(files)) this.set(path, content);
  }

  /** A text as it is, anything else as JSON. */
  set(path: string, content: unknown): void {
    this.files.set(path, typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()].filter((path) => documentKindOfName(path)).sort());
  }

  read(path: string): Promise<string | undefined> {
    return Promise.resolve(this.files.get(path));
  }

  write(path: string, text: string): Promise<void> {
    this.files.set(path, text);
    return Promise.resolve();
  }
}

/** A lock that is written as text each time, as the file is. */
export class MemoryLock implements LockStore {
  text = writeLock(emptyLock());

  get lock(): Lock {
    const read = readLock(this.text);
    if (!read.ok) throw new Error(read.message);
    return read.lock;
  }

  read(): Promise<ReturnType<typeof readLock>> {
    return Promise.resolve(readLock(this.text));
  }

  update(change: (lock: Lock) => Lock): Promise<ReturnType<typeof readLock>> {
    this.text = writeLock(change(this.lock));
    return this.read();
  }
}
