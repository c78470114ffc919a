import connector from '../../../schemas/connector.schema.json';
import meta from '../../../schemas/meta.schema.json';
import project from '../../../schemas/project.schema.json';
import workflow from '../../../schemas/workflow.schema.json';
import type { JsonObject } from '../../../flexli/model/json';
import { SchemaSet } from './schemaSet';

/** The schemas of the three kinds of files, as they stand in schemas/. */
export const FLEXLI_SCHEMAS = {
  workflow: new SchemaSet(workflow),
  connector: new SchemaSet(connector),
  project: new SchemaSet(project),
} as const;

/** The schema of JSON Schemas (2020-12), as connectors write them. */
export const META_SCHEMA = meta as unknown as JsonObject;
