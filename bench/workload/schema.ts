import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PUBLISHED = path.resolve(ROOT, '../shared/flexli/api/_schemas/WorkflowsV1Create.json');

/** The schema that the stock service gets. */
export interface WorkflowSchema {
  readonly schema: object;
  /** Where it is from. */
  readonly source: string;
}

/** The engine's published schema when it lies beside the repository, else our own. */
export function workflowSchema(): WorkflowSchema {
  if (existsSync(PUBLISHED)) return { schema: read(PUBLISHED), source: 'the engine’s published schema' };
  const own = read(path.join(ROOT, 'schemas/workflow.schema.json'));
  return { schema: own, source: 'schemas/workflow.schema.json (the engine’s published schema is not there)' };
}

function read(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}
