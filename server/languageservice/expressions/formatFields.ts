import type { Node } from 'jsonc-parser';
import type { FormatField } from '../../../flexli/engine/python/formatString';
import { parseFormat } from '../../../flexli/engine/python/formatString';
import { keyOf, valueOf } from '../syntax/nodes';
import type { ExpressionSite } from './site';

/** The names that `{name}` can have in a string at a site, with the nodes that hold what they stand for. */
export function namesAt({ action, fills }: ExpressionSite): ReadonlyMap<string, Node | undefined> {
  if (action === undefined || fills === undefined) return NONE;
  const holder =
    fills === 'variables' ? valueOf(action, 'variables') : valueOf(valueOf(action, 'parameters'), 'properties');
  if (holder?.type !== 'object') return NONE;
  return new Map((holder.children ?? []).map((property) => [keyOf(property), property.children?.[1]]));
}

const NONE: ReadonlyMap<string, Node | undefined> = new Map();

/** The fields of a string; none where Python could not read it. */
export function fieldsIn(text: string): readonly FormatField[] {
  if (!text.includes('{')) return [];
  const parsed = parseFormat(text);
  return parsed.ok ? parsed.parts.filter((part) => typeof part !== 'string') : [];
}

/** The fields that the engine fills: those of a string in which each field is a name that it knows. */
export function filledFields(text: string, names: { has(name: string): boolean }): readonly FormatField[] {
  const fields = fieldsIn(text);
  return fields.every(({ name }) => names.has(name)) ? fields : [];
}
