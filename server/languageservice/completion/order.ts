import type { Node } from 'jsonc-parser';
import { LIMITS } from '../../../flexli/model/limits';
import { numberOf } from '../syntax/nodes';

/** The first free `order` behind the sibling before the cursor; the highest plus one when nothing is free there. */
export function nextOrder(list: Node, offset: number): number {
  const siblings = (list.children ?? []).filter((child) => child.type === 'object');
  const used = new Set(siblings.flatMap((sibling) => numberOf(sibling, 'order') ?? []));
  const before = siblings.findLast((sibling) => sibling.offset < offset && sibling.offset + sibling.length <= offset);
  let order = (before === undefined ? undefined : numberOf(before, 'order')) ?? 0;
  do order++;
  while (used.has(order));
  if (order <= LIMITS.order.max) return order;
  for (let free = 1; free <= LIMITS.order.max; free++) if (!used.has(free)) return free;
  return order;
}
