import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';

/** What values of the account become in a file. */
export interface Placeholders {
  /** Placeholders by the id of the connector or workflow. */
  readonly ofIds: ReadonlyMap<string, string>;
  /** Placeholders by the text that they stand for. */
  readonly ofTexts: ReadonlyMap<string, string>;
}

/** Keys whose values are words of the engine or names, not values that differ by environment. */
const WORDS: ReadonlySet<string> = new Set([
  'type',
  'method',
  'operator',
  'on_fail',
  'attribute',
  'name',
  'description',
  'api_key_header',
]);

/** A document of the account with placeholders where ids and known values stand. */
export function putBack(document: JsonValue, placeholders: Placeholders): JsonValue {
  return visit(document, '', placeholders);
}

function visit(value: JsonValue, key: string, placeholders: Placeholders): JsonValue {
  if (typeof value === 'string') return textOf(value, key, placeholders);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => visit(item, key, placeholders));
  if (!isJsonObject(value)) return value;
  const filled = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, item === undefined ? item : visit(item, name, placeholders)]),
  );
  return withVersion(value, filled, placeholders);
}

function textOf(value: string, key: string, { ofIds, ofTexts }: Placeholders): string {
  const name = ofIds.get(value) ?? (WORDS.has(key) ? undefined : ofTexts.get(value));
  return name === undefined ? value : `{{${name}}}`;
}

/** The version beside the id of a workflow that has a placeholder is that workflow's, too. */
function withVersion(before: JsonObject, after: JsonObject, { ofIds }: Placeholders): JsonObject {
  const { workflow_id: id, workflow_version: version } = before;
  const name = typeof id === 'string' ? ofIds.get(id) : undefined;
  return name === undefined || typeof version !== 'number' ? after : { ...after, workflow_version: `{{${name}}}` };
}
