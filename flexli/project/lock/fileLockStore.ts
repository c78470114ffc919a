import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { LOCAL_ENVIRONMENT } from '../environment';
import { LOCK_FILE, type Lock } from './lock';
import type { LockStore } from './lockStore';
import { readLock, type ReadLock } from './readLock';
import { writeLock } from './writeLock';

/** Folder beside `flexli.json` for what belongs to this machine; it keeps itself out of git. */
const LOCAL_FOLDER = '.flexli';

/** The lock of a project on disk. Local has one of its own: each person's engine has other ids. */
export function fileLockStore(projectFolder: string, environment: string): LockStore {
  if (environment !== LOCAL_ENVIRONMENT) return new FileLockStore(path.join(projectFolder, LOCK_FILE));
  const folder = path.join(projectFolder, LOCAL_FOLDER);
  return new FileLockStore(path.join(folder, LOCK_FILE), async () => {
    await mkdir(folder, { recursive: true });
    await writeSafely(path.join(folder, '.gitignore'), '*\n');
  });
}

class FileLockStore implements LockStore {
  /** Changes of this process follow each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly prepare: () => Promise<void> = () => Promise.resolve(),
  ) {}

  async read(): Promise<ReadLock> {
    try {
      return readLock(await readFile(this.file, 'utf8'));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return readLock(undefined);
      return { ok: false, message: `${LOCK_FILE} cannot be read (${codeOf(error)}). Check the file, then try again.` };
    }
  }

  update(change: (lock: Lock) => Lock): Promise<ReadLock> {
    const next = this.#last.then(() => this.#update(change));
    this.#last = next;
    return next;
  }

  async #update(change: (lock: Lock) => Lock): Promise<ReadLock> {
    const read = await this.read();
    if (!read.ok) return read;
    const lock = change(read.lock);
    const text = writeLock(lock);
    if (text === writeLock(read.lock)) return { ok: true, lock };
    try {
      await this.prepare();
      await writeSafely(this.file, text);
    } catch (error) {
      return {
        ok: false,
        message: `${LOCK_FILE} cannot be written (${codeOf(error)}). Check the folder, then deploy again.`,
      };
    }
    return { ok: true, lock };
  }
}

/** The old text or the new one is there, whenever the process or the machine ends. */
async function writeSafely(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
