import type { JsonValue } from '../../model/json';
import type { RunHistoryItem, RunStatus, RunSummary } from '../../model/run';
import type { Row, SqlValue, StoreDatabase } from './database';
import { numberIn, optionalNumberIn, optionalTextIn, textIn } from './row';

/** Milliseconds for which histories are kept, as the hosted engine does. */
export const HISTORY_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

export interface NewRun {
  readonly id: string;
  readonly parentRunId?: string;
  /** How many runs started each other before this one. */
  readonly depth: number;
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly workflowName: string;
  /** JSON; kept until the run begins. */
  readonly input: string;
  /** Whether mocks answer in place of services. */
  readonly mocked?: boolean;
  /** JSON of the mocks and what belongs to them; kept until the run begins. Absent for runs that such a run starts. */
  readonly setup?: string;
}

/** A run that waits for its turn. */
export interface QueuedRun {
  readonly id: string;
  readonly depth: number;
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly mocked: boolean;
  readonly setup?: string;
  readonly parentRunId?: string;
}

/** Runs and their histories. What a call wrote survives the process when the transaction around it is done. */
export class RunStore {
  readonly #database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  add(run: NewRun, now: Date): void {
    this.#database.run(
      `INSERT INTO runs (id, parent_run_id, depth, workflow_id, workflow_version, workflow_name, status, start_time, input, mocked, setup)
       VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)`,
      run.id,
      run.parentRunId ?? null,
      run.depth,
      run.workflowId,
      run.workflowVersion,
      run.workflowName,
      now.getTime(),
      run.input,
      run.mocked === true ? 1 : 0,
      run.setup ?? null,
    );
  }

  /** The input of a queued run, as JSON; undefined once it has begun or ended. */
  input(id: string): string | undefined {
    const row = this.#database.get(`SELECT input FROM runs WHERE id = ? AND status = 'queued'`, id);
    return row === undefined ? undefined : optionalTextIn(row, 'input');
  }

  begin(id: string): void {
    this.#database.run(`UPDATE runs SET status = 'running', input = NULL, setup = NULL WHERE id = ?`, id);
  }

  /** Adds a record. `state` is the number of a state of the run that `addState` keeps; the record itself then has none. */
  append(id: string, item: RunHistoryItem, state?: number): void {
    this.#database.run(
      `INSERT INTO run_records (run_id, sequence, record, state)
       SELECT ?1, coalesce((SELECT sequence FROM run_records WHERE run_id = ?1 ORDER BY sequence DESC LIMIT 1), 0) + 1, ?2, ?3`,
      id,
      JSON.stringify(item),
      state ?? null,
    );
  }

  /** Keeps a state, as JSON, under a number of the caller's. */
  addState(id: string, number: number, state: string): void {
    this.#database.run('INSERT INTO run_states (run_id, number, state) VALUES (?, ?, ?)', id, number, state);
  }

  end(id: string, status: RunStatus, now: Date): void {
    this.#database.run(
      'UPDATE runs SET status = ?, end_time = ?, input = NULL, setup = NULL WHERE id = ?',
      status,
      now.getTime(),
      id,
    );
  }

  /** Ends a run with a record of its own; call it in a transaction, so that both or neither are written. */
  endWith(id: string, item: RunHistoryItem, now: Date): void {
    this.append(id, item);
    this.end(id, item.status, now);
  }

  /** Ids of runs that have begun and not ended. */
  running(): readonly string[] {
    return this.#database
      .all(`SELECT id FROM runs WHERE status = 'running' ORDER BY id`)
      .map((row) => textIn(row, 'id'));
  }

  /** Runs that have not begun, in the order in which they came. */
  queued(): readonly QueuedRun[] {
    return this.#database
      .all(
        `SELECT id, parent_run_id, depth, workflow_id, workflow_version, mocked, setup FROM runs WHERE status = 'queued' ORDER BY id`,
      )
      .map((row) => ({
        id: textIn(row, 'id'),
        ...parentIn(row),
        ...setupIn(row),
        depth: numberIn(row, 'depth'),
        workflowId: textIn(row, 'workflow_id'),
        workflowVersion: numberIn(row, 'workflow_version'),
        mocked: numberIn(row, 'mocked') === 1,
      }));
  }

  /** Undefined for a run that there is not. */
  status(id: string): RunStatus | undefined {
    const row = this.#database.get('SELECT status FROM runs WHERE id = ?', id);
    return row === undefined ? undefined : (textIn(row, 'status') as RunStatus);
  }

  /** Newest first. */
  list(filter: { readonly workflowId?: string; readonly limit?: number }): readonly RunSummary[] {
    const values: SqlValue[] = [];
    let sql = `SELECT id, parent_run_id, workflow_id, workflow_version, workflow_name, status, start_time, end_time FROM runs`;
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
      .all(
        `SELECT record, run_states.state AS state FROM run_records
         LEFT JOIN run_states ON run_states.run_id = run_records.run_id AND run_states.number = run_records.state
         WHERE run_records.run_id = ? ORDER BY sequence LIMIT ?`,
        id,
        limit ?? -1,
      )
      .map(toRecord);
  }

  /**
   * Removes runs that are older than `HISTORY_LIFETIME_MS`, at most so many, since nothing else happens meanwhile. False
   * when none is left.
   */
  removeOld(now: Date, atMost: number): boolean {
    const { changes } = this.#database.run(
      `DELETE FROM runs WHERE id IN (
         SELECT id FROM runs WHERE start_time < ? AND status NOT IN ('queued', 'running') LIMIT ?)`,
      now.getTime() - HISTORY_LIFETIME_MS,
      atMost,
    );
    return changes === atMost;
  }
}

function toRecord(row: Row): RunHistoryItem {
  const record = JSON.parse(textIn(row, 'record')) as RunHistoryItem;
  const state = optionalTextIn(row, 'state');
  if (state === undefined) return record;
  // The state stands where it always did, before the action.
  const { action, nested_run_id: nested, ...rest } = record;
  return {
    ...rest,
    state: JSON.parse(state) as JsonValue,
    ...(action === undefined ? {} : { action }),
    ...(nested === undefined ? {} : { nested_run_id: nested }),
  };
}

function parentIn(row: Row): { readonly parentRunId?: string } {
  const parentRunId = optionalTextIn(row, 'parent_run_id');
  return parentRunId === undefined ? {} : { parentRunId };
}

function setupIn(row: Row): { readonly setup?: string } {
  const setup = optionalTextIn(row, 'setup');
  return setup === undefined ? {} : { setup };
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
