import type { Node } from 'jsonc-parser';
import { parseExpression } from '../../../flexli/expressions/parser';
import { stringValue, valueOf } from '../syntax/nodes';
import { readsEverything } from '../workspace/expressionReads';
import type { Mention } from '../workspace/mention';
import { stringsIn } from '../workspace/mentionList';
import { fileOf } from '../workspace/occurrences';
import { inRunningOrder } from './orders';
import type { OrderedList, Selection } from './selection';

/** A mention of an outermost key of the state that the actions of a list work on. */
type StateMention = Mention & { readonly target: { readonly kind: 'state'; readonly path: readonly string[] } };

/** Why actions cannot become a workflow of their own without changing what happens; undefined when they can. */
export function obstacle(list: OrderedList, selection: Selection): string | undefined {
  const running = inRunningOrder(list.items);
  const places = list.selected.map((action) => running.indexOf(action)).sort((a, b) => a - b);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (last - first !== places.length - 1) return 'Select actions that run one after the other.';
  for (const action of list.selected) {
    const use = wholeStateUse(action);
    if (use !== undefined) return use;
  }
  const mentions = stateMentions(list, selection);
  const set = new Set(mentions.filter((mention) => mention.defines && isInside(mention, list, selection)).map(keyOf));
  const later = running.slice(last + 1);
  const missed = mentions.find(
    (mention) =>
      !mention.defines &&
      set.has(keyOf(mention)) &&
      later.some((action) => action.offset <= mention.start && mention.end <= selection.endOf(action)),
  );
  return (
    missed && `A workflow of its own hands nothing back, but later actions read “${keyOf(missed)}”, which these set.`
  );
}

/** The outermost keys that the selected actions read and that do not come from them: what the new workflow is given. */
export function inputOf(list: OrderedList, selection: Selection): readonly string[] {
  const mentions = stateMentions(list, selection);
  const inside = mentions.filter((mention) => isInside(mention, list, selection));
  const keys = [...new Set(inside.filter(({ defines }) => !defines).map(keyOf))];
  return keys.filter((key) => {
    const definitions = mentions.filter((mention) => mention.defines && keyOf(mention) === key);
    const own = definitions.filter((mention) => isInside(mention, list, selection));
    const firstRead = inside.find((mention) => !mention.defines && keyOf(mention) === key);
    const isOwn = own.length > 0 && own.length === definitions.length && (own[0]?.start ?? 0) < (firstRead?.start ?? 0);
    return !isOwn;
  });
}

function stateMentions(list: OrderedList, selection: Selection): readonly StateMention[] {
  const { facts } = fileOf(selection.document, selection.context);
  const scope = scopeNumber(list, selection);
  return facts.mentions.filter(
    (mention): mention is StateMention =>
      mention.target.kind === 'state' && mention.target.scope === scope && mention.target.path.length === 1,
  );
}

/** The scope that the list's actions work on: that of the Iterator right around it, else that of the workflow. */
function scopeNumber({ node }: OrderedList, { document, context }: Selection): number {
  const { facts } = fileOf(document, context);
  for (let around: Node | undefined = node; around !== undefined; around = around.parent) {
    const from = valueOf(around, 'array_path');
    if (from === undefined) continue;
    return Math.max(
      0,
      facts.scopes.findIndex((scope) => scope.from?.start === from.offset),
    );
  }
  return 0;
}

function wholeStateUse(action: Node): string | undefined {
  const transform = valueOf(action, 'transform');
  for (const node of stringsIn(action)) {
    const text = stringValue(node) ?? '';
    if (!text.startsWith('::')) continue;
    if (text.includes('flexli_iterator_value')) return 'They use the item of the Iterator around them.';
    const inTransform =
      transform !== undefined && transform.offset <= node.offset && node.offset < transform.offset + transform.length;
    if (!inTransform && (text.trim() === '::' || readsEverything(parseExpression(text.slice(2)).ast)))
      return 'They use the whole state.';
  }
  const replacesAll = transform && valueOf(transform, '::');
  return replacesAll && 'They replace the whole state.';
}

function isInside({ start, end }: Mention, { selected }: OrderedList, selection: Selection): boolean {
  return selected.some((action) => action.offset <= start && end <= selection.endOf(action));
}

function keyOf({ target }: StateMention): string {
  return target.path[0] ?? '';
}
