/**
 * The steps from an empty file to today's tables; `user_version` counts those that were made. Steps are only ever added.
 *
 * Documents are kept as the JSON that was sent. What lists and look-ups need stands beside it in columns.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE connectors (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    -- Without its credentials.
    document TEXT NOT NULL,
    -- Sealed by Cipher for the id of the connector.
    credentials BLOB
  ) STRICT;

  CREATE TABLE workflows (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_release INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    -- What starts it: Flexli:CoreV1 and the name of a custom event, or a connector and its event, or null.
    source_connector TEXT,
    source_event TEXT,
    document TEXT NOT NULL,
    PRIMARY KEY (id, version)
  ) STRICT;
  CREATE INDEX workflows_by_source ON workflows (source_connector, source_event) WHERE is_release = 1 AND enabled = 1;

  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    parent_run_id TEXT,
    -- How many runs started each other before this one.
    depth INTEGER NOT NULL,
    workflow_id TEXT NOT NULL,
    workflow_version INTEGER NOT NULL,
    workflow_name TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Milliseconds since 1970.
    start_time INTEGER NOT NULL,
    end_time INTEGER
  ) STRICT;
  CREATE INDEX runs_by_workflow ON runs (workflow_id, id);
  CREATE INDEX runs_unfinished ON runs (status) WHERE status IN ('queued', 'running');

  CREATE TABLE run_records (
    run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (run_id, sequence)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What a queued run starts with, so that it can start after the emulator did.
  ALTER TABLE runs ADD COLUMN input TEXT;
  CREATE INDEX runs_by_start ON runs (start_time);

  -- States are large and often the same from one record to the next, so each is kept once.
  CREATE TABLE run_states (
    run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (run_id, number)
  ) STRICT;
  ALTER TABLE run_records ADD COLUMN state INTEGER;

  -- Sealed by Cipher; made on request, to check the signatures of events.
  ALTER TABLE connectors ADD COLUMN signing_key BLOB;

  CREATE TABLE schedules (
    workflow_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- When the workflow starts next, in milliseconds since 1970.
    due INTEGER NOT NULL,
    PRIMARY KEY (workflow_id, version)
  ) STRICT;

  CREATE TABLE data_items (
    scope TEXT NOT NULL,
    -- The workflow or the run that the scope narrows to; empty for the account.
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    -- Milliseconds since 1970.
    updated INTEGER NOT NULL,
    PRIMARY KEY (scope, owner, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX data_items_by_update ON data_items (updated);
  `,
  `
  -- The answers of mocks are kept nowhere, so such a run cannot begin after the emulator did.
  ALTER TABLE runs ADD COLUMN mocked INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- JSON of what a queued run with mocks starts with besides its input, so that it can start after the emulator did.
  ALTER TABLE runs ADD COLUMN setup TEXT;
  `,
];
