import type { Node } from 'jsonc-parser';
import { stringOf, valueOf } from '../syntax/nodes';
import type { KeyPath, Target } from './mention';
import { ITEM } from './mention';
import type { MentionList } from './mentionList';

/** Schemas deeper than this are read no further. */
const MAX_DEPTH = 30;

/** Reads what a connector declares, and which of its parameters its own requests use. */
export function readConnector(root: Node | undefined, list: MentionList): void {
  list.whole(valueOf(root, 'type'), { kind: 'connector' }, { defines: true });
  for (const event of valueOf(root, 'events')?.children ?? []) readEvent(event, list);
  for (const action of valueOf(root, 'actions')?.children ?? []) readAction(action, list);
}

function readEvent(event: Node, list: MentionList): void {
  const name = stringOf(event, 'type') ?? '';
  list.whole(valueOf(event, 'type'), { kind: 'event', name }, { defines: true });
  readSchema(valueOf(event, 'schema'), [], 0, list, (path) => ({ kind: 'input', of: { by: 'event', name }, path }));
}

function readAction(action: Node, list: MentionList): void {
  const name = stringOf(action, 'type') ?? '';
  const parameter = (path: KeyPath): Target => ({ kind: 'parameter', action: name, path });
  list.whole(valueOf(action, 'type'), { kind: 'action', name }, { defines: true });
  readSchema(valueOf(action, 'parameters'), [], 0, list, parameter);
  for (const key of ['path', 'headers', 'query', 'body']) {
    list.values(valueOf(action, key), parameter, (field) => parameter([field]));
  }
}

/** The properties that a JSON Schema declares; the names in `required` mean the same. */
function readSchema(
  schema: Node | undefined,
  path: KeyPath,
  depth: number,
  list: MentionList,
  target: (path: KeyPath) => Target,
): void {
  if (schema?.type !== 'object' || depth > MAX_DEPTH) return;
  for (const property of valueOf(schema, 'properties')?.children ?? []) {
    const [key, value] = property.children ?? [];
    const inner = [...path, String(key?.value)];
    list.whole(key, target(inner), { defines: true });
    readSchema(value, inner, depth + 1, list, target);
  }
  for (const name of valueOf(schema, 'required')?.children ?? []) {
    if (name.type === 'string') list.whole(name, target([...path, String(name.value)]));
  }
  readSchema(valueOf(schema, 'items'), [...path, ITEM], depth + 1, list, target);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    for (const part of valueOf(schema, keyword)?.children ?? []) readSchema(part, path, depth + 1, list, target);
  }
  for (const keyword of ['if', 'then', 'else']) {
    readSchema(valueOf(schema, keyword), path, depth + 1, list, target);
  }
}
