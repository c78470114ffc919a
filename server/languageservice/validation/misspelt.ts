import type { Node } from 'jsonc-parser';
import { closestName } from '../../../flexli/expressions/check/closestName';
import { keyOf } from '../syntax/nodes';

/** Whether an object has a key that is most likely meant to be one of `keys`. A finding of its own speaks of it. */
export function hasMisspelt(object: Node, keys: readonly string[]): boolean {
  return (object.children ?? []).some((property) => {
    const key = keyOf(property);
    return !keys.includes(key) && closestName(key, keys) !== undefined;
  });
}
