import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogAnswer } from '../../server/protocol';
import { cachedCatalog, readCachedCatalog } from './cachedCatalog';

/**
 * What accounts had when they were last read, on disk, so that completion and hover know it without a connection. A file
 * for each environment; no secrets, no addresses in their names.
 */
export class CatalogCache {
  /** @param folder made when something is first written */
  constructor(private readonly folder: string) {}

  /** Undefined when nothing is kept, or nothing that can be read. Its ids may be old, so it is never complete. */
  async read(key: string): Promise<CatalogAnswer | undefined> {
    try {
      return readCachedCatalog(JSON.parse(await readFile(this.fileOf(key), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Never rejects; a disk that is full or read-only costs the cache, nothing else. */
  async write(key: string, answer: CatalogAnswer): Promise<void> {
    const file = this.fileOf(key);
    // Written beside and moved over, so that another window never reads half a file.
    const draft = `${file}.${String(process.pid)}`;
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(draft, JSON.stringify(cachedCatalog(answer)), { mode: 0o600 });
      await rename(draft, file);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  private fileOf(key: string): string {
    return path.join(this.folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  }
}
