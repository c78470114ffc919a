import { FLEXLI_SCHEMAS } from './flexliSchemas';
import { ShapeSet } from './shape';

/** The schemas of schemas/, ready for walking. */
export const FLEXLI_SHAPES = {
  workflow: new ShapeSet(FLEXLI_SCHEMAS.workflow),
  connector: new ShapeSet(FLEXLI_SCHEMAS.connector),
  project: new ShapeSet(FLEXLI_SCHEMAS.project),
} as const;
