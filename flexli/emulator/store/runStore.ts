import type { RunHistoryItem, RunStatus, RunSummary } from '../../model/run';
import type { Row, SqlValue, StoreDatabase } from './database';
import { numberIn, optionalNumberIn, optionalTextIn, textIn } from './row';

/** Milliseconds for which histories are kept, as the hosted engine does. */
export const HISTORY_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

export interface NewRun {
  readonly id: string;
  readonly parentRunId?: string;
  readonly depth: number;
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly workflowName: string;
}

/** Runs and their histories. What a call wrote survives the process when it returns. */
export class RunStore {
  readonly #database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  add(run: NewRun, now: Date): void {
    this.#database.run(
      `INSERT INTO runs (id, parent_run_id, depth, workflow_id, workflow_version, workflow_name, status, start_time)
       VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)`,
      run.id,
      run.parentRunId ?? null,
      run.depth,
      run.workflowId,
      run.workflowVersion,
      run.workflowName,
      now.getTime(),
    );
  }

  begin(id: string): void {
    this.#database.run(`UPDATE runs SET status = 'running' WHERE id = ?`, id);
  }

  append(id: string, item: RunHistoryItem): void {
    this.#database.run(
      `INSERT INTO run_records (run_id, sequence, record)
       SELECT ?1, coalesce(max(sequence), 0) + 1, ?2 FROM run_records WHERE run_id = ?1`,
      id,
      JSON.stringify(item),
    );
  }

  end(id: string, status: RunStatus, now: Date): void {
    this.#database.run('UPDATE runs SET status = ?, end_time = ? WHERE id = ?', status, now.getTime(), id);
  }

  /** Ends a run with a record of its own; both or neither are written. */
  endWith(id: string, item: RunHistoryItem, now: Date): void {
    this.#database.transaction(() => {
      this.append(id, item);
      this.end(id, item.status, now);
    });
  }

  /** Ids of runs that have not ended. */
  unfinished(): readonly string[] {
    return this.#database
      .all(`SELECT id FROM runs WHERE status IN ('queued', 'running') ORDER BY id`)
      .map((row) => textIn(row, 'id'));
  }

  /** Newest first. */
  list(filter: { readonly workflowId?: string; readonly limit?: number }): readonly RunSummary[] {
    const values: SqlValue[] = [];
    let sql = 'SELECT * FROM runs';
    if (filter.workflowId !== undefined) {
      sql += ' WHERE workflow_id = ?';
      values.push(filter.workflowId);
    }
    // Ids rise with time, also within a millisecond.
    sql += ' ORDER BY id DESC LIMIT ?';
    values.push(filter.limit ?? -1);
    return this.#database.all(sql, ...values).map(toSummary);
  }

  /** Oldest first, as the hosted API gives it; a limit keeps the oldest. Empty for an unknown run. */
  history(id: string, limit?: number): readonly RunHistoryItem[] {
    return this.#database
      .all('SELECT record FROM run_records WHERE run_id = ? ORDER BY sequence LIMIT ?', id, limit ?? -1)
      .map((row) => JSON.parse(textIn(row, 'record')) as RunHistoryItem);
  }

  /** Removes what is older than `HISTORY_LIFETIME_MS`. */
  removeOld(now: Date): void {
    this.#database.run(
      `DELETE FROM runs WHERE start_time < ? AND status NOT IN ('queued', 'running')`,
      now.getTime() - HISTORY_LIFETIME_MS,
    );
  }
}

function toSummary(row: Row): RunSummary {
  const parent = optionalTextIn(row, 'parent_run_id');
  const end = optionalNumberIn(row, 'end_time');
  return {
    run_id: textIn(row, 'id'),
    ...(parent === undefined ? {} : { parent_run_id: parent }),
    workflow_id: textIn(row, 'workflow_id'),
    workflow_version: numberIn(row, 'workflow_version'),
    workflow_name: textIn(row, 'workflow_name'),
    status: textIn(row, 'status') as RunStatus,
    start_time: hostedTime(numberIn(row, 'start_time')),
    ...(end === undefined ? {} : { end_time: hostedTime(end) }),
  };
}

/** The run list writes UTC without a zone and with microseconds, other than the history, which ends in `Z`. */
function hostedTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000');
}
