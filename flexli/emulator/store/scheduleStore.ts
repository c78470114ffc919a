import type { StoreDatabase } from './database';
import { numberIn, textIn } from './row';

/** When a workflow starts next. */
export interface Due {
  readonly workflowId: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** When the workflows with a schedule start next. It outlives the process, so that no time is taken twice. */
export class ScheduleStore {
  readonly #database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  list(): readonly Due[] {
    return this.#database.all('SELECT workflow_id, version, due FROM schedules ORDER BY due').map((row) => ({
      workflowId: textIn(row, 'workflow_id'),
      version: numberIn(row, 'version'),
      due: numberIn(row, 'due'),
    }));
  }

  set({ workflowId, version, due }: Due): void {
    this.#database.run(
      'INSERT OR REPLACE INTO schedules (workflow_id, version, due) VALUES (?, ?, ?)',
      workflowId,
      version,
      due,
    );
  }

  remove(workflowId: string, version: number): void {
    this.#database.run('DELETE FROM schedules WHERE workflow_id = ? AND version = ?', workflowId, version);
  }
}
