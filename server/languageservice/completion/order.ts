import type { Node } from 'jsonc-parser';
import { LIMITS } from '../../../flexli/model/limits';
import { childAt, numberOf } from '../syntax/nodes';

/** Siblings on either side that are looked at. No workflow may have more; reading thousands would be felt. */
const NEAR = 2 * LIMITS.actions.max;

/**
 * The first free `order` behind the sibling before the cursor; the highest plus one when nothing is free there.
 *
 * @param self the action that gets the order, whose own does not count
 */
export function nextOrder(list: Node, offset: number, self?: Node): number {
  const all = list.children ?? [];
  const last = childAt(list, offset);
  const at = last === undefined ? 0 : all.indexOf(last);
  const siblings = all
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .filter((child) => child.type === 'object' && child !== self);
  const used = new Set(siblings.flatMap((sibling) => numberOf(sibling, 'order') ?? []));
  const before = siblings.findLast((sibling) => sibling.offset < offset && sibling.offset + sibling.length <= offset);
  let order = (before === undefined ? undefined : numberOf(before, 'order')) ?? 0;
  do order++;
  while (used.has(order));
  if (order <= LIMITS.order.max) return order;
  for (let free = 1; free <= LIMITS.order.max; free++) if (!used.has(free)) return free;
  return order;
}
