import type { Node } from 'jsonc-parser';
import type { ParsedText } from '../../../../flexli/document/parsedText';
import { LIMITS } from '../../../../flexli/model/limits';
import { valueOf } from '../../syntax/nodes';
import type { ActionPlace } from '../../syntax/actionView';
import type { Siblings } from '../../syntax/workflowView';
import type { Findings } from '../findings';
import { changeTo } from '../fixes';
import type { Rule } from '../rule';
import { readAs } from '../shape/conversion';

export const orderRule: Rule = {
  code: 'order-doubled',
  verdict: 'refused',
  severity: 'error',
  title: 'Two siblings have the same order',
  why: 'Actions run in ascending `order`, so each number may stand once among siblings. The API refuses the document; inside a Branch it does not look, and the order is left to chance.',
  mend: 'Give it a free number. A quick fix takes the next one.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }, { "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 2 } }] }',
  },
};

/** Orders are unique among siblings. */
export function checkOrders(findings: Findings, siblings: Siblings, place: ActionPlace): void {
  const { parsed } = findings.document;
  // The actions inside of others are looked at only when something around them has changed.
  const read = place === 'workflow' ? (item: Node) => readOrder(parsed, item) : orderIn;
  const orders = siblings.map((item) => (item.type === 'object' ? read(item) : undefined));
  const taken = new Map<number, number>();
  const doubled: number[] = [];
  for (const [index, order] of orders.entries()) {
    if (order === undefined) continue;
    const earlier = taken.get(order);
    const wrong = earlier !== undefined && isLikelier(orders, earlier, index) ? earlier : index;
    if (earlier !== undefined) doubled.push(wrong);
    taken.set(order, earlier === undefined || wrong === earlier ? index : earlier);
  }
  // A list that is far too long says so itself; nobody reads more of its orders.
  for (const index of doubled.slice(0, LIMITS.order.max)) {
    const node = valueOf(siblings[index], 'order');
    const order = orders[index];
    if (node === undefined || order === undefined) continue;
    const free = nextFree(order, taken);
    findings.add(orderRule, node, `Another one here has the order ${order}, too. Orders are unique among siblings.`, {
      // Inside a Branch the API does not look, and which one runs first is left to chance.
      ...(place === 'branch' && { verdict: 'fails', severity: 'warning' }),
      ...(free !== undefined && { fix: changeTo(node, String(free)) }),
    });
  }
}

type Order = number | undefined;

/** The `order` of an action of the workflow's own list, which is read once for as long as its text stays the same. */
export function readOrder(parsed: ParsedText, action: Node): Order {
  return parsed.onceFor(action, orderIn);
}

/** The `order` of an action or branch as the API reads it. */
function orderIn(item: Node): Order {
  const node = valueOf(item, 'order');
  const order = node && readAs('integer', node.value)?.value;
  return typeof order === 'number' ? order : undefined;
}

/** Of two with the same order, whether the earlier one is the slip: the one out of line, else the later one. */
function isLikelier(orders: readonly Order[], earlier: number, later: number): boolean {
  const [first, second] = [isInLine(orders, earlier), isInLine(orders, later)];
  if (first !== second) return second;
  return orders[later] === later + 1;
}

/** Whether an order is above all before it and below the one behind it. */
function isInLine(orders: readonly Order[], index: number): boolean {
  const own = orders[index] ?? 0;
  const before = index === 0 ? 0 : (orders[index - 1] ?? 0);
  const behind = orders[index + 1] ?? Infinity;
  return before < own && own < behind;
}

function nextFree(order: number, taken: ReadonlyMap<number, number>): number | undefined {
  for (let next = order + 1; next <= LIMITS.order.max; next++) if (!taken.has(next)) return next;
  for (let next = LIMITS.order.min; next < order; next++) if (!taken.has(next)) return next;
  return undefined;
}
