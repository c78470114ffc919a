import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../../flexli/model/json';
import { jsonOf, sameJson } from '../jsonOf';
import { check, counted } from './keyword';
import type { Keyword } from './keyword';

const length = (node: Node): number | undefined => (node.type === 'array' ? (node.children?.length ?? 0) : undefined);

/** Keywords over lists. */
export const ARRAY_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minItems: counted('minItems', length, (count, bound) => count < bound),
  maxItems: counted('maxItems', length, (count, bound) => count > bound),
  uniqueItems: check('uniqueItems', (node, expected) => expected === true && node.type === 'array' && hasDoubles(node)),
  items: (node, expected, { prefixItems }, evaluation) => {
    if (node.type !== 'array') return [];
    const from = Array.isArray(prefixItems) ? prefixItems.length : 0;
    const rest = (node.children ?? []).slice(from);
    if (expected === false && rest.length > 0) return [{ node, keyword: 'items', expected }];
    return rest.flatMap((item) => evaluation.errors(item, expected));
  },
  prefixItems: (node, expected, _schema, evaluation) => {
    if (node.type !== 'array' || !Array.isArray(expected)) return [];
    const schemas = expected as readonly JsonValue[];
    return (node.children ?? [])
      .slice(0, schemas.length)
      .flatMap((item, index) => evaluation.errors(item, schemas[index]));
  },
  contains: (node, expected, { minContains, maxContains }, evaluation) => {
    if (node.type !== 'array') return [];
    const least = typeof minContains === 'number' ? minContains : 1;
    const most = typeof maxContains === 'number' ? maxContains : Infinity;
    const count = (node.children ?? []).filter((item) => evaluation.fits(item, expected)).length;
    return count < least || count > most ? [{ node, keyword: 'contains', expected }] : [];
  },
};

function hasDoubles(node: Node): boolean {
  const values = (node.children ?? []).map(jsonOf);
  return values.some((value, index) => values.slice(0, index).some((earlier) => sameJson(earlier, value)));
}
