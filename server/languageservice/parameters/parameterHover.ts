import type { Cursor } from '../syntax/cursor';
import { keyOf } from '../syntax/nodes';
import { describeSchemas, isRequired } from './schemaText';
import type { Place, SchemaView } from './schemaView';

/** Markdown about the key or value at a place whose JSON Schema is known. */
export function describePlace(cursor: Cursor, view: SchemaView, place: Place): string | undefined {
  const { property, container, literal } = cursor;
  const step = property === undefined ? container?.children?.indexOf(literal ?? container) : keyOf(property);
  if (step === undefined || step === -1) return undefined;
  const value = property === undefined ? literal : property.children?.[1];
  const own = view.expand(view.childrenAt({ ...place, path: [...place.path, step] }), value, cursor.offset);
  const required = typeof step === 'string' && isRequired(view.at(place), step);
  const text = describeSchemas(own, { isMarkdown: view.isMarkdown, required });
  return text === '' ? undefined : text;
}
