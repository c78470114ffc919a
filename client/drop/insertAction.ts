import { parseDocument } from '../../flexli/document/parse';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';

/** An edit of a text: what is put in at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** An action as it is dropped: everything but its order. */
export interface DroppedAction {
  readonly connectorId: string;
  readonly type: string;
  readonly description?: string;
  /** JSON Schema of the parameters. */
  readonly schema?: JsonObject;
}

/**
 * Where and how an action is put into a workflow when it is dropped at an offset: between the actions of the list that the
 * place is in, else at the end of the workflow's own list. Its order is the next free one. Undefined for a text that has no
 * list of actions.
 */
export function insertAction(text: string, offset: number, action: DroppedAction): Insertion | undefined {
  const document = parseDocument(text, 'workflow');
  let list = document.nodeAt('actions');
  for (let node = document.nodeAround(offset); node; node = node.parent) {
    const [key] = node.parent?.type === 'property' ? (node.parent.children ?? []) : [];
    if (node.type === 'array' && key?.value === 'actions') {
      list = node;
      break;
    }
  }
  if (list?.type !== 'array') return undefined;
  const items = list.children ?? [];
  const orders = items.map((item) => Number(valueOf(item.children, 'order')));
  const order = Math.max(0, ...orders.filter((one) => Number.isInteger(one))) + 1;
  const indent = indentAt(text, list.offset);
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const inner = `${indent}${unit}`;
  const body = JSON.stringify(actionOf(action, order), undefined, unit).replaceAll('\n', `\n${inner}`);
  const before = items.filter((item) => item.offset + item.length <= offset).at(-1) ?? items.at(-1);
  if (!before) return { offset: list.offset + 1, text: `\n${inner}${body}\n${indent}` };
  return { offset: before.offset + before.length, text: `,\n${inner}${body}` };
}

function actionOf({ connectorId, type, description, schema }: DroppedAction, order: number): JsonObject {
  const parameters = requiredParameters(schema);
  return {
    order,
    connector_id: connectorId,
    type,
    ...(description === undefined || description === '' ? {} : { description }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** The required parameters, each with a value of its type to begin with. Undefined when there are none. */
export function requiredParameters(schema: JsonObject | undefined): JsonObject | undefined {
  if (!schema || !Array.isArray(schema.required)) return undefined;
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const names = (schema.required as readonly JsonValue[]).filter((name) => typeof name === 'string');
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name])]));
}

function sampleOf(schema: JsonValue | undefined): JsonValue {
  if (!isJsonObject(schema)) return '';
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return (schema.enum as readonly JsonValue[])[0] ?? null;
  const type = Array.isArray(schema.type) ? (schema.type as readonly JsonValue[])[0] : schema.type;
  switch (type) {
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'object':
      return requiredParameters(schema) ?? {};
    case 'null':
      return null;
    default:
      return '';
  }
}

interface Part {
  readonly children?: readonly { readonly value?: unknown }[] | undefined;
}

function valueOf(properties: readonly Part[] | undefined, key: string): unknown {
  return properties?.find(({ children }) => children?.[0]?.value === key)?.children?.[1]?.value;
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
