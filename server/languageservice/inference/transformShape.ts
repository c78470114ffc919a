import type { Node } from 'jsonc-parser';
import { parseKeyPath } from '../../../flexli/engine/keyPath';
import { keyOf } from '../syntax/nodes';
import type { Shape } from './shape';
import type { TemplateScope } from './templateShape';
import { shapeOfTemplate } from './templateShape';
import { updated } from './update';

const WHOLE = '::';

/**
 * The shape that a transform makes of a target.
 *
 * @param transform the object of key paths and values; anything else changes nothing
 * @param scope what the values read from
 * @param origin says of each key who sets it
 */
export function shapeOfTransform(
  transform: Node | undefined,
  target: Shape,
  scope: TemplateScope,
  origin: string,
): Shape {
  if (transform?.type !== 'object') return target;
  const properties = transform.children ?? [];
  if (properties.some((property) => keyOf(property) === WHOLE && property.children?.[1]?.value === WHOLE)) {
    return scope.source;
  }
  const updates = properties.map((property) => ({
    keys: parseKeyPath(keyOf(property)),
    value: shapeOfTemplate(property.children?.[1], scope),
  }));
  return updates.length === 0 ? target : updated(target, updates, { origin });
}
