import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver-types';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import type { Draft } from '../completion/draft';
import { snippetOf } from '../completion/parameterSnippet';
import { asSnippet, snippetText } from '../completion/snippet';
import type { Cursor } from '../syntax/cursor';
import { keyOf } from '../syntax/nodes';
import { all, describeSchemas, isRequired, keysOf, listOf, typeText, valuesOf } from './schemaText';
import type { Place, SchemaView } from './schemaView';

/** Values that show what a format means. */
const FORMAT_SAMPLES: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T09:00:00Z',
  date: '2026-01-31',
  time: '09:00:00Z',
  email: 'name@example.com',
  uri: 'https://example.com',
  hostname: 'api.example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
};

/** Keys and values at a place whose JSON Schema is known. `place` leads to the object or list around the cursor. */
export function schemaItems(draft: Draft, cursor: Cursor, view: SchemaView, place: Place): readonly CompletionItem[] {
  if (cursor.place === 'key') return keyItems(draft, cursor, view, view.at(place));
  const { property, literal } = cursor;
  if (cursor.place !== 'item' && property === undefined) return [];
  const path = [...place.path, property === undefined ? indexOf(cursor) : keyOf(property)];
  const written = view.childrenAt({ ...place, path });
  return valueItems(draft, view, view.expand(written, literal, cursor.offset), written);
}

function keyItems(
  draft: Draft,
  { container, property, offset }: Cursor,
  view: SchemaView,
  schemas: readonly JsonObject[],
): readonly CompletionItem[] {
  const taken = new Set((container?.children ?? []).filter((child) => child !== property).map(keyOf));
  const hasValue = property?.colonOffset !== undefined && property.colonOffset >= offset;
  return keysOf(schemas)
    .filter((key) => !taken.has(key))
    .map((key, index) => {
      const written = view.children(schemas, key);
      const own = view.expand(written, undefined, offset);
      const required = isRequired(schemas, key);
      const documentation = describeSchemas(own, { isMarkdown: view.isMarkdown, required });
      const detail = [typeText(own), required ? 'required' : ''].filter((text) => text !== '').join(', ');
      return draft.key(
        {
          label: key,
          kind: CompletionItemKind.Property,
          // Whoever wrote the schema put first what matters first.
          sortText: `${required ? '1' : '2'}${String(index).padStart(4, '0')}`,
          ...(detail !== '' && { detail }),
          ...(documentation !== '' && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
          ...(own.some(({ deprecated }) => deprecated === true) && { tags: [CompletionItemTag.Deprecated] }),
        },
        hasValue ? undefined : snippetText(snippetOf(view.alternatives(written).next().value ?? own, view.index)),
      );
    });
}

/** @param written the schemas as they are written, before anything is chosen from their alternatives */
function valueItems(
  draft: Draft,
  view: SchemaView,
  schemas: readonly JsonObject[],
  written: readonly JsonValue[],
): readonly CompletionItem[] {
  const documentation = describeSchemas(schemas, view);
  const items = new Map<string, CompletionItem>();
  const add = (value: JsonValue, detail?: string) => {
    const label = JSON.stringify(value);
    if (items.has(label)) return;
    const fields = {
      label: label.length > 80 ? `${label.slice(0, 77)}…` : label,
      kind: CompletionItemKind.Value,
      ...(detail !== undefined && { detail }),
      ...(documentation !== '' && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    };
    items.set(label, draft.item(fields, snippetText(asSnippet(value))));
  };
  for (const value of valuesOf(schemas)) add(value);
  const isLimited = items.size > 0;
  for (const value of all(schemas, 'default')) add(value, 'Default');
  for (const value of all(schemas, 'examples').flatMap(listOf)) add(value, 'Example');
  // Where some alternatives are limited to certain values, others may still be lists or objects.
  const open = isLimited ? schemas.filter((schema) => valuesOf([schema]).length === 0) : schemas;
  const types = new Set(typeText(open).split(' | '));
  if (types.has('object')) for (const item of objectItems(draft, view, open, written)) items.set(item.label, item);
  if (types.has('array')) items.set('[]', draft.item(LIST, '[$1]'));
  if (isLimited) return [...items.values()];
  for (const format of all(schemas, 'format')) {
    const sample = typeof format === 'string' ? FORMAT_SAMPLES[format] : undefined;
    if (sample !== undefined) add(sample, JSON.stringify(format));
  }
  if (types.has('boolean'))
    [true, false].forEach((value) => {
      add(value);
    });
  if (types.has('null')) add(null);
  return [...items.values()];
}

const OBJECT = { label: '{}', kind: CompletionItemKind.Module };

/** A new object with what it needs; where it may be one of several, each of them, told apart by its keys. */
function objectItems(
  draft: Draft,
  view: SchemaView,
  open: readonly JsonObject[],
  written: readonly JsonValue[],
): readonly CompletionItem[] {
  const alternatives = [...view.alternatives(written)].filter((parts) =>
    typeText(parts).split(' | ').includes('object'),
  );
  const texts = new Map<string, readonly JsonObject[]>();
  for (const parts of alternatives.length === 0 ? [open] : alternatives) {
    const text = snippetText(snippetOf(parts, view.index, 'object'));
    if (!texts.has(text)) texts.set(text, parts);
  }
  return [...texts].map(([text, parts]) => {
    const keys = keysOf(parts).filter((key) => isRequired(parts, key));
    const label = texts.size === 1 || keys.length === 0 ? OBJECT.label : `{ ${keys.join(', ')} }`;
    return draft.item({ ...OBJECT, label }, text);
  });
}
const LIST = { label: '[]', kind: CompletionItemKind.Module };

/** Which item of a list the cursor is at. */
function indexOf({ container, offset }: Cursor): number {
  const items = container?.children ?? [];
  const next = items.findIndex((item) => item.offset + Math.max(item.length, 0) >= offset);
  return next < 0 ? items.length : next;
}
