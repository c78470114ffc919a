import type { Node } from 'jsonc-parser';
import type { LanguageContext } from '../context';
import type { Shape } from '../inference/shape';
import { UNKNOWN } from '../inference/shape';
import { shapeOfSchema } from '../inference/shapeOfSchema';
import type { StateInference } from '../inference/stateInference';
import { jsonOf } from '../jsonschema/jsonOf';
import type { LanguageDocument } from '../languageDocument';
import { valueOf } from '../syntax/nodes';
import type { ExpressionSite } from './site';

/** What expressions at a site work with. */
export interface SiteShapes {
  readonly source: Shape;
  readonly iteratorItem: Shape | undefined;
}

const NOTHING: SiteShapes = { source: UNKNOWN, iteratorItem: undefined };

export function shapesAt(
  site: ExpressionSite,
  document: LanguageDocument,
  context: LanguageContext,
  inference: StateInference,
): SiteShapes {
  const { reads, action } = site;
  if (reads === 'parameters') return { source: parametersShape(action), iteratorItem: undefined };
  const states = inference.statesOf(document, context);
  if (reads === 'input') return { source: states.input, iteratorItem: undefined };
  const state = action && states.of(action);
  if (state === undefined) return NOTHING;
  return { source: reads === 'response' ? state.response : state.before, iteratorItem: state.item };
}

/** What the schema of a connector's action says of its parameters. */
function parametersShape(action: Node | undefined): Shape {
  const schema = valueOf(action, 'parameters');
  return schema === undefined ? UNKNOWN : shapeOfSchema(jsonOf(schema), 'parameter of the action');
}
