import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import { differences } from '../compare/differences';
import { comparableCondition, UNREAD_OF_ACTIONS, UNREAD_OF_WORKFLOWS } from '../compare/comparable';

/**
 * A file's content changed to what the account has. Where both say the same, the file's own words stay, with their
 * placeholders; so do the parts that the API never reads back.
 *
 * @param mine the file's content
 * @param filled the same with its placeholders filled
 * @param theirs what the account has, in the form of a file
 * @param named the same with placeholders where ids and known values stand
 */
export function mergeBack(mine: JsonValue, filled: JsonValue, theirs: JsonValue, named: JsonValue): JsonValue {
  return merge(mine, filled, theirs, named) ?? null;
}

function merge(
  mine: JsonValue | undefined,
  filled: JsonValue | undefined,
  theirs: JsonValue | undefined,
  named: JsonValue | undefined,
): JsonValue | undefined {
  if (mine === undefined) return named;
  if (differences(normal(filled), normal(theirs)).length === 0) return mine;
  if (isJsonObject(mine) && isJsonObject(theirs)) return mergeObjects(mine, filled, theirs, named);
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeLists(mine, filled, theirs, named);
  return named;
}

function mergeObjects(
  mine: JsonObject,
  filled: JsonValue | undefined,
  theirs: JsonObject,
  named: JsonValue | undefined,
): JsonObject {
  const inFilled = isJsonObject(filled) ? filled : {};
  const inNamed = isJsonObject(named) ? named : {};
  const kept = Object.keys(mine).filter((key) => theirs[key] !== undefined || isUnread(key, mine));
  const added = Object.keys(theirs).filter((key) => mine[key] === undefined && !isDefault(key, theirs[key]));
  return Object.fromEntries(
    [...kept, ...added].map((key) => [
      key,
      theirs[key] === undefined ? mine[key] : merge(mine[key], inFilled[key], theirs[key], inNamed[key]),
    ]),
  );
}

/** Actions belong together by their order, those of connectors and events by their type. */
function mergeLists(
  mine: readonly JsonValue[],
  filled: JsonValue | undefined,
  theirs: readonly JsonValue[],
  named: JsonValue | undefined,
): readonly JsonValue[] {
  const inFilled: readonly JsonValue[] = Array.isArray(filled) ? filled : [];
  const inNamed: readonly JsonValue[] = Array.isArray(named) ? named : [];
  const keys = inFilled.map(keyOf);
  return theirs.map((item, index) => {
    const key = keyOf(item);
    const at = key === undefined ? index : keys.indexOf(key);
    return merge(mine[at], inFilled[at], item, inNamed[index]) ?? null;
  });
}

function keyOf(item: JsonValue): string | undefined {
  if (!isJsonObject(item)) return undefined;
  if (item.order !== undefined) return `order ${JSON.stringify(item.order)}`;
  return typeof item.type === 'string' ? `type ${item.type}` : undefined;
}

/** Whether the API does not read back what an object of a file has under a key. */
function isUnread(key: string, owner: JsonObject): boolean {
  if (key === '$schema') return owner.schema_version !== undefined;
  if (key === 'credentials') return owner.host !== undefined;
  if (owner.order !== undefined) return UNREAD_OF_ACTIONS.includes(key);
  return owner.actions !== undefined && owner.schema_version !== undefined && UNREAD_OF_WORKFLOWS.includes(key);
}

/** What the API fills in and an author leaves out. */
function isDefault(key: string, value: JsonValue | undefined): boolean {
  return (
    value === null ||
    (key === 'enabled' && value === true) ||
    (key === 'on_fail' && value === 'fail') ||
    (isJsonObject(value) && Object.keys(value).length === 0)
  );
}

/** Without what the API fills in for nothing. */
function normal(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => normal(item) ?? null);
  if (!isJsonObject(value)) return value ?? undefined;
  const condition = Array.isArray(value.criteria) ? comparableCondition(value) : undefined;
  if (isJsonObject(condition)) return condition;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== undefined && !isDefault(key, item) && !isUnread(key, value))
      .map(([key, item]) => [key, normal(item)]),
  );
}
