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
];
