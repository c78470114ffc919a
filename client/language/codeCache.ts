import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where Node (22 and newer) keeps the compiled code of the language server, so that it starts a quarter faster the next
 * time. Each version of the extension has a folder of its own, made by Node, since it has other code.
 */
export class CodeCache {
  /** @param folder of all versions */
  constructor(
    private readonly folder: string,
    private readonly version: string,
  ) {}

  /** For the environment of a process; a Node that does not know it does without. */
  get environment(): { readonly NODE_COMPILE_CACHE: string } {
    return { NODE_COMPILE_CACHE: path.join(this.folder, this.version) };
  }

  /** Removes what other versions left. Never rejects; what cannot be removed stays. */
  async forgetOthers(): Promise<void> {
    const names = await readdir(this.folder).catch((): string[] => []);
    const others = names.filter((name) => name !== this.version);
    await Promise.all(
      others.map((name) => rm(path.join(this.folder, name), { recursive: true, force: true }).catch(() => undefined)),
    );
  }
}
