import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database, Statement } from 'node-sqlite3-wasm';
import { EmulatorStartError } from '../startError';
import { migrations } from './migrations';

export type SqlValue = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

/** Name that keeps everything in memory. */
export const IN_MEMORY = ':memory:';

/** The check reads the whole file, so a start with a larger one would take seconds. */
const LARGEST_CHECKED_BYTES = 100_000_000;

/**
 * One SQLite connection with its prepared statements.
 *
 * node-sqlite3-wasm locks a file by a directory `FILE.lock`, which a killed process leaves behind, and takes its own lock
 * for another writer's when it looks for a rollback journal to recover. So the file is opened in exclusive mode with a
 * write-ahead log, whose recovery needs no such look and no shared memory, and `DataOwner` says who may open it.
 */
export class StoreDatabase {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  private constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Opens the file, creating it and its folder when they do not exist, and brings its tables up to date. The caller owns
   * the file by `DataOwner`. `maxBytes` is how large it may grow. Rejects with `EmulatorStartError`.
   *
   * The package reads `node-sqlite3-wasm.wasm` from the folder of its own script. Bundled by esbuild as CommonJS, that is
   * the folder of the bundle (`__dirname` is kept), so the build puts a copy of the file there. It is loaded here and not
   * at the head of this file, so that a missing copy is told as such.
   */
  static async open(file: string, maxBytes?: number): Promise<StoreDatabase> {
    const sqlite = await loadSqlite();
    let database: Database | undefined;
    try {
      if (file !== IN_MEMORY) prepareFolder(file);
      database = new sqlite.Database(file);
      database.exec('PRAGMA locking_mode = EXCLUSIVE');
      database.exec('PRAGMA journal_mode = WAL');
      // What was written survives a killed process. A power cut may take the last moments, but never damages the file; to
      // wait for the disk at every record would make runs several times slower.
      database.exec('PRAGMA synchronous = NORMAL');
      migrate(database, file);
      if (maxBytes !== undefined) limitSize(database, maxBytes);
      return new StoreDatabase(database);
    } catch (error) {
      database?.close();
      throw startError(file, error);
    }
  }

  run(sql: string, ...values: readonly SqlValue[]): { readonly changes: number } {
    return this.#use(sql, (statement) => statement.run([...values]));
  }

  get(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.#use(sql, (statement) => statement.get([...values])) ?? undefined;
  }

  all(sql: string, ...values: readonly SqlValue[]): readonly Row[] {
    return this.#use(sql, (statement) => statement.all([...values]));
  }

  /** Does `work` completely or not at all. It is synchronous, so nothing can come between. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) finalize(statement);
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  /** A statement that failed is not used again: the package would tell its error once more the next time. */
  #use<T>(sql: string, use: (statement: Statement) => T): T {
    const statement = this.#prepare(sql);
    try {
      return use(statement);
    } catch (error) {
      this.#statements.delete(sql);
      finalize(statement);
      throw error;
    }
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function finalize(statement: Statement): void {
  try {
    statement.finalize();
  } catch {
    // It tells the error of its last use again, which is known already.
  }
}

/** Beyond it SQLite says that the disk is full. */
function limitSize(database: Database, maxBytes: number): void {
  const pageSize = Number(database.get('PRAGMA page_size')?.page_size ?? 4096);
  database.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
}

async function loadSqlite(): Promise<{ readonly Database: typeof Database }> {
  try {
    // The package is CommonJS, whose names Node does not see; the default holds them, bundled or not.
    return (await import('node-sqlite3-wasm')).default;
  } catch (error) {
    throw new EmulatorStartError(
      'incomplete-installation',
      `The emulator's database could not be loaded (${reasonOf(error)}). Install Flexli again; ` +
        'in a build of your own, put node-sqlite3-wasm.wasm beside the bundle.',
    );
  }
}

function prepareFolder(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const lock = `${file}.lock`;
  // Only the owner of the file comes here, so a lock that exists was left by a killed process.
  if (existsSync(lock)) rmdirSync(lock);
}

function migrate(database: Database, file: string): void {
  const version = Number(database.get('PRAGMA user_version')?.user_version ?? 0);
  if (version > migrations.length) {
    throw new EmulatorStartError(
      'data-newer',
      `A newer version of Flexli wrote ${file}. Update Flexli, or choose another data file.`,
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
  // Damage is better found now, where it can still be told, than in the middle of a run.
  if (file !== IN_MEMORY && statSync(file).size < LARGEST_CHECKED_BYTES) {
    const check = database.get('PRAGMA quick_check(1)')?.quick_check;
    if (check !== 'ok') throw new Error(typeof check === 'string' ? check : 'malformed');
  }
  // A file that cannot be written is found here and not at the first request.
  database.exec('BEGIN IMMEDIATE; CREATE TABLE write_check (a); DROP TABLE write_check; COMMIT;');
}

function startError(file: string, error: unknown): EmulatorStartError {
  if (error instanceof EmulatorStartError) return error;
  const reason = reasonOf(error);
  if (/not a database|malformed|corrupt|\*\*\*/i.test(reason)) {
    return new EmulatorStartError(
      'data-damaged',
      `The data file ${file} is damaged or no Flexli data (${reason}). ` +
        'Put back a copy, or move the file away and start again with an empty one.',
    );
  }
  return new EmulatorStartError(
    'data-unavailable',
    `The data file ${file} cannot be opened for writing (${reason}). ` +
      'Check that the file and its folder may be written and that the disk is not full, or choose another data file.',
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
