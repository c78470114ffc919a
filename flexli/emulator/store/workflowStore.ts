import { readDocument, writeJson } from '../../engine/exactJson';
import { CoreSource } from '../../model/coreActions';
import type { JsonValue } from '../../model/json';
import type { DeployedWorkflow, WorkflowDocument } from '../../model/workflow';
import type { Row, StoreDatabase } from './database';
import { numberIn, textIn } from './row';
import { eventOf } from './workflowSource';

/** What became of a wish to delete a version. */
export type Deletion = 'deleted' | 'unknown' | 'release-in-use';

const MAX_READ = 200;

const COLUMNS = 'id, version, is_release, document';

/** Every version of every workflow. */
export class WorkflowStore {
  readonly #database: StoreDatabase;
  /** Documents that were read lately, since many runs of one workflow share it. */
  readonly #read = new Map<string, DeployedWorkflow>();

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  /** `version` counts from 1; the API has no call that makes a second one, yet its paths and rules know of them. */
  add(
    id: string,
    document: WorkflowDocument,
    version: { readonly number: number; readonly isRelease: boolean } = { number: 1, isRelease: true },
  ): void {
    const event = eventOf(document.source);
    this.#database.run(
      `INSERT INTO workflows (id, version, is_release, enabled, source_connector, source_event, document)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      version.number,
      version.isRelease ? 1 : 0,
      document.enabled === false ? 0 : 1,
      event?.connectorId ?? null,
      event?.eventType ?? null,
      writeJson(document as unknown as JsonValue),
    );
  }

  list(filter: { readonly id?: string; readonly releasesOnly?: boolean }): readonly DeployedWorkflow[] {
    const conditions = ['1 = 1'];
    if (filter.id !== undefined) conditions.push('id = ?');
    if (filter.releasesOnly === true) conditions.push('is_release = 1');
    const sql = `SELECT ${COLUMNS} FROM workflows WHERE ${conditions.join(' AND ')} ORDER BY id, version`;
    const rows = filter.id === undefined ? this.#database.all(sql) : this.#database.all(sql, filter.id);
    return rows.map(toWorkflow);
  }

  get(id: string, version: number): DeployedWorkflow | undefined {
    const key = `${id} ${version}`;
    const read = this.#read.get(key);
    if (read !== undefined) return read;
    const row = this.#database.get(`SELECT ${COLUMNS} FROM workflows WHERE id = ? AND version = ?`, id, version);
    if (row === undefined) return undefined;
    if (this.#read.size >= MAX_READ) this.#read.clear();
    const workflow = toWorkflow(row);
    this.#read.set(key, workflow);
    return workflow;
  }

  /** Adds a version after the latest one; undefined when there is no such workflow. */
  addVersion(id: string, document: WorkflowDocument): number | undefined {
    return this.#database.transaction(() => {
      const row = this.#database.get('SELECT max(version) AS latest FROM workflows WHERE id = ?', id);
      const latest = row?.latest;
      if (typeof latest !== 'number') return undefined;
      this.add(id, document, { number: latest + 1, isRelease: false });
      return latest + 1;
    });
  }

  /** Makes a version the one that events and schedules start. False when there is no such version. */
  release(id: string, version: number): boolean {
    this.#read.clear();
    return this.#database.transaction(() => {
      if (this.get(id, version) === undefined) return false;
      this.#read.clear();
      this.#database.run('UPDATE workflows SET is_release = (version = ?) WHERE id = ?', version, id);
      return true;
    });
  }

  /** The enabled release versions that a schedule starts. */
  scheduled(): readonly DeployedWorkflow[] {
    return this.list({ releasesOnly: true }).filter(
      ({ enabled, source }) => enabled !== false && source?.type === CoreSource.Schedule,
    );
  }

  /** Takes out all of them. */
  clear(): void {
    this.#read.clear();
    this.#database.run('DELETE FROM workflows');
  }

  /** The enabled release versions that an event starts. */
  startedBy(connectorId: string, eventType: string): readonly DeployedWorkflow[] {
    return this.#database
      .all(
        `SELECT ${COLUMNS} FROM workflows
         WHERE is_release = 1 AND enabled = 1 AND source_connector = ? AND source_event = ? ORDER BY id`,
        connectorId,
        eventType,
      )
      .map(toWorkflow);
  }

  /** A release version goes last: while other versions exist it stays. */
  delete(id: string, version: number): Deletion {
    return this.#database.transaction(() => {
      const row = this.#database.get('SELECT is_release FROM workflows WHERE id = ? AND version = ?', id, version);
      if (row === undefined) return 'unknown';
      const others = this.#database.get(
        'SELECT count(*) AS others FROM workflows WHERE id = ? AND version <> ?',
        id,
        version,
      );
      if (numberIn(row, 'is_release') === 1 && numberIn(others ?? {}, 'others') > 0) return 'release-in-use';
      this.#read.delete(`${id} ${version}`);
      this.#database.run('DELETE FROM workflows WHERE id = ? AND version = ?', id, version);
      return 'deleted';
    });
  }
}

function toWorkflow(row: Row): DeployedWorkflow {
  const document = readDocument(textIn(row, 'document')) as unknown as WorkflowDocument;
  return {
    ...document,
    id: textIn(row, 'id'),
    version: numberIn(row, 'version'),
    is_release_version: numberIn(row, 'is_release') === 1,
  };
}
