import type { Node } from 'jsonc-parser';
import type { CodeAction } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { numberOf, propertyOf, valueOf } from '../syntax/nodes';
import type { Edit, OrderedList, Selection } from './selection';

/** The items of a list as they run: by `order`, then by place. Those without an order stay behind the one before them. */
export function inRunningOrder(items: readonly Node[]): readonly Node[] {
  let last = 0;
  const keyed = items.map((item) => {
    last = numberOf(item, 'order') ?? last;
    return { item, order: last };
  });
  return keyed.sort((a, b) => a.order - b.order).map(({ item }) => item);
}

/** Numbers the items around the cursor 1, 2, 3 …: as they run and, where that is something else, as they stand. */
export function renumber(selection: Selection): readonly CodeAction[] {
  const [list] = selection.orderedLists();
  if (list === undefined || selection.document.kind !== 'workflow' || !selection.hasTimeFor(list)) return [];
  const asTheyRun = numbered(inRunningOrder(list.items), selection);
  const asTheyStand = numbered(list.items, selection);
  // Where orders are missing or doubled, numbering them mends something.
  const kind = areApart(list.items) ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix;
  const same = inRunningOrder(list.items).every((item, index) => item === list.items[index]);
  const what = list.kind === 'action' ? 'actions' : 'branches';
  return [
    ...(asTheyRun.length > 0 ? [selection.action(`Renumber the ${what} from 1`, kind, asTheyRun)] : []),
    ...(same ? [] : [selection.action(`Renumber the ${what} as they stand in the file`, kind, asTheyStand)]),
  ];
}

function areApart(items: readonly Node[]): boolean {
  const orders = items.map((item) => numberOf(item, 'order'));
  return !orders.includes(undefined) && new Set(orders).size === orders.length;
}

/** Lets the item at the cursor trade places with the one that runs before or after it. */
export function move(selection: Selection): readonly CodeAction[] {
  const [list] = selection.orderedLists();
  const [item, ...more] = list?.selected ?? [];
  if (list === undefined || item === undefined || more.length > 0 || selection.document.kind !== 'workflow') return [];
  if (!selection.hasTimeFor(list)) return [];
  const running = inRunningOrder(list.items);
  const at = running.indexOf(item);
  return [
    ...traded(list, item, running[at - 1], 'up', selection),
    ...traded(list, item, running[at + 1], 'down', selection),
  ];
}

function traded(
  { kind }: OrderedList,
  item: Node,
  other: Node | undefined,
  way: 'up' | 'down',
  selection: Selection,
): readonly CodeAction[] {
  if (other === undefined) return [];
  const [own, others] = [valueOf(item, 'order'), valueOf(other, 'order')];
  if (own?.type !== 'number' || others?.type !== 'number' || own.value === others.value) return [];
  const edits = [item, other].map((place): Edit => {
    const taken = place === item ? other : item;
    const order = place === item ? own : others;
    return { start: place.offset, end: selection.endOf(place), newText: withOrder(taken, order, selection) };
  });
  return [selection.action(`Move ${kind} ${way}`, CodeActionKind.RefactorMove, edits)];
}

/** The text of an item with the order of another one in place of its own. */
function withOrder(item: Node, order: Node, selection: Selection): string {
  const own = valueOf(item, 'order');
  const text = selection.textOf(item);
  if (own === undefined) return text;
  const start = own.offset - item.offset;
  return text.slice(0, start) + selection.textOf(order) + text.slice(start + own.length);
}

function numbered(items: readonly Node[], selection: Selection): readonly Edit[] {
  return items.flatMap((item, index): readonly Edit[] => {
    const order = valueOf(item, 'order');
    const newText = String(index + 1);
    if (order !== undefined) {
      const same = order.type === 'number' && order.value === index + 1;
      return same ? [] : [{ start: order.offset, end: selection.endOf(order), newText }];
    }
    return propertyOf(item, 'order') === undefined ? [inserted(item, newText, selection)] : [];
  });
}

/** A first key of an object, with the space that its keys have between them. */
function inserted(item: Node, order: string, selection: Selection): Edit {
  const start = item.offset + 1;
  const [first] = item.children ?? [];
  if (first === undefined) return { start, end: start, newText: `"order": ${order}` };
  const space = selection.document.text.slice(start, first.offset);
  const between = space === '' || !/^\s*$/.test(space) ? ' ' : space;
  return { start: first.offset, end: first.offset, newText: `"order": ${order},${between}` };
}
