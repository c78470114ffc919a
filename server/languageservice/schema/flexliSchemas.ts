import connector from '../../../schemas/connector.schema.json';
import project from '../../../schemas/project.schema.json';
import workflow from '../../../schemas/workflow.schema.json';
import { SchemaSet } from './schemaSet';

/** The schemas of the three kinds of files, as they stand in schemas/. */
export const FLEXLI_SCHEMAS = {
  workflow: new SchemaSet(workflow),
  connector: new SchemaSet(connector),
  project: new SchemaSet(project),
} as const;
