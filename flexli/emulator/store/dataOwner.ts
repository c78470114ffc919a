import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EmulatorStartError } from '../startError';
import { livenessOf } from './ownerLiveness';
import type { OwnerRecord } from './ownerLiveness';

/** Milliseconds to wait for an owner that has begun to end. */
const PATIENCE_MS = 10_000;

/**
 * The right to open a data file: a file `FILE.owner` beside it that names the process and the port of the emulator. It
 * outlives a killed process, so a second emulator asks at that port whether the same instance still lives before it
 * takes the file over. A process id alone would not do, since the system gives it to other programs again.
 */
export class DataOwner {
  readonly #path: string;
  readonly #instance: string;

  private constructor(path: string, instance: string) {
    this.#path = path;
    this.#instance = instance;
  }

  /**
   * Rejects with `EmulatorStartError` at once when another emulator holds the file; one that is about to end is waited for.
   * The port must answer with the instance already, else another starter takes this one for dead.
   */
  static async take(
    dataFile: string,
    emulator: { readonly instance: string; readonly port: number },
  ): Promise<DataOwner> {
    const path = `${dataFile}.owner`;
    const own: OwnerRecord = { instance: emulator.instance, pid: process.pid, port: emulator.port };
    try {
      mkdirSync(dirname(resolve(dataFile)), { recursive: true });
      const deadline = Date.now() + PATIENCE_MS;
      // Others may come at the same time; each round either wins, finds a living owner, or clears a dead one.
      for (;;) {
        if (tryWrite(path, own)) return new DataOwner(path, own.instance);
        const found = read(path);
        if (found === undefined) continue;
        const state = found.record === undefined ? 'dead' : await livenessOf(found.record);
        if (found.record === undefined || state === 'dead') removeStale(path, found.text);
        else if (state === 'alive' || Date.now() > deadline) throw heldError(dataFile, found.record);
        else await setTimeout(100);
      }
    } catch (error) {
      throw error instanceof EmulatorStartError ? error : unavailableError(dataFile, error);
    }
  }

  release(): void {
    if (read(this.#path)?.record?.instance === this.#instance) rmSync(this.#path, { force: true });
  }
}

function tryWrite(path: string, record: OwnerRecord): boolean {
  // Written under another name and linked, so that nobody ever reads half of it.
  const draft = `${path}.${record.instance}`;
  try {
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, path);
      return true;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') return false;
      // Some file systems have no links; there the file is created in one step.
      return createExclusively(path, record);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function createExclusively(path: string, record: OwnerRecord): boolean {
  try {
    writeFileSync(path, JSON.stringify(record), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): { readonly text: string; readonly record?: OwnerRecord } | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<OwnerRecord> | null;
    if (typeof value?.instance === 'string' && typeof value.pid === 'number' && typeof value.port === 'number') {
      return { text, record: { instance: value.instance, pid: value.pid, port: value.port } };
    }
  } catch {
    // Not ours, or cut off: nobody living stands behind it.
  }
  return { text };
}

/** Removes the file only if it is still the one that was judged; another starter may have replaced it meanwhile. */
function removeStale(path: string, judged: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function heldError(dataFile: string, owner: OwnerRecord): EmulatorStartError {
  return new EmulatorStartError(
    'data-held',
    `The data file ${dataFile} is in use by the emulator at http://127.0.0.1:${owner.port} (process ${owner.pid}). ` +
      'Use that one, end it, or choose another data file.',
  );
}

function unavailableError(dataFile: string, error: unknown): EmulatorStartError {
  const reason = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : 'unknown reason');
  return new EmulatorStartError(
    'data-unavailable',
    `The folder of the data file ${dataFile} cannot be written (${reason}). Check its permissions, or choose another data file.`,
  );
}
