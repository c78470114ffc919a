import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Draft } from '../completion/draft';
import { escapeSnippet } from '../completion/snippet';
import type { Cursor } from '../syntax/cursor';
import { keyOf, valueOf } from '../syntax/nodes';

/**
 * Names that a declared schema has itself: its properties in `required`, its definitions in `$ref`. Undefined elsewhere.
 *
 * @param root the whole schema
 */
export function declaredNames(draft: Draft, cursor: Cursor, root: Node): readonly CompletionItem[] | undefined {
  const { place, container, property } = cursor;
  if (place === 'value' && property !== undefined && keyOf(property) === '$ref') {
    const names = ['$defs', 'definitions'].flatMap((key) =>
      keysIn(valueOf(root, key)).map((name) => `#/${key}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
    return names.map((name) => item(draft, name, CompletionItemKind.Reference));
  }
  const list = container?.parent;
  if (place !== 'item' || container?.type !== 'array' || list?.type !== 'property') return undefined;
  if (keyOf(list) !== 'required') return undefined;
  const taken = new Set(
    container.children?.filter((name) => name !== cursor.literal).map(({ value }) => String(value)),
  );
  return keysIn(valueOf(list.parent, 'properties'))
    .filter((name) => !taken.has(name))
    .map((name) => item(draft, name, CompletionItemKind.Property));
}

function item(draft: Draft, name: string, kind: CompletionItemKind): CompletionItem {
  return draft.item({ label: name, kind }, escapeSnippet(JSON.stringify(name)));
}

function keysIn(object: Node | undefined): readonly string[] {
  return (object?.children ?? []).map(keyOf);
}
