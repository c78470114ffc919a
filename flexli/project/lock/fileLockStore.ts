import { mkdir, open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_ENVIRONMENT } from '../environment';
import { LOCK_FILE, type Lock } from './lock';
import type { LockStore } from './lockStore';
import { readLock, type ReadLock } from './readLock';
import { writeLock } from './writeLock';

/** Folder beside `flexli.json` for what belongs to this machine; it keeps itself out of git. */
const LOCAL_FOLDER = '.flexli';

/** Milliseconds: between two tries, until a draft counts as left by a crash, until nobody waits any longer. */
const PAUSE_MS = 10;
const STALE_MS = 2000;
const PATIENCE_MS = 10_000;

/** The lock of a project on disk. Local has one of its own: each person's engine has other ids. */
export function fileLockStore(projectFolder: string, environment: string): LockStore {
  if (environment !== LOCAL_ENVIRONMENT) return new FileLockStore(path.join(projectFolder, LOCK_FILE));
  const folder = path.join(projectFolder, LOCAL_FOLDER);
  return new FileLockStore(path.join(folder, LOCK_FILE), async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, '.gitignore'), '*\n');
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
    if (!read.ok || isSame(read.lock, change(read.lock))) return read;
    try {
      await this.prepare();
      return await this.#write(change);
    } catch (error) {
      return {
        ok: false,
        message: `${LOCK_FILE} cannot be written (${codeOf(error)}). Check the folder, then deploy again.`,
      };
    }
  }

  /** The draft keeps other programs out from the reading to the writing: an editor and a terminal may deploy at once. */
  async #write(change: (lock: Lock) => Lock): Promise<ReadLock> {
    const draft = `${this.file}.tmp`;
    const handle = await openAlone(draft);
    // Once it has its name, a draft that is there is another program's.
    let isNamed = false;
    try {
      const read = await this.read();
      if (!read.ok) return read;
      const lock = change(read.lock);
      if (isSame(read.lock, lock)) return { ok: true, lock };
      await handle.writeFile(writeLock(lock));
      await handle.sync();
      await handle.close();
      // The old text or the new one is there, whenever the process or the machine ends.
      await rename(draft, this.file);
      isNamed = true;
      return { ok: true, lock };
    } finally {
      await handle.close().catch(() => undefined);
      if (!isNamed) await rm(draft, { force: true });
    }
  }
}

function isSame(a: Lock, b: Lock): boolean {
  return writeLock(a) === writeLock(b);
}

/** Makes a file that is not there yet; waits while another program has it, and takes away what a crash has left. */
async function openAlone(file: string): Promise<FileHandle> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await open(file, 'wx');
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || waited >= PATIENCE_MS) throw error;
    }
    const since = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (since !== undefined && Date.now() - since > STALE_MS) await rm(file, { force: true });
    else await sleep(PAUSE_MS);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
