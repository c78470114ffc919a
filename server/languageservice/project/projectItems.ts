import type { Node } from 'jsonc-parser';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { Draft } from '../completion/draft';
import { escapeSnippet } from '../completion/snippet';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { pathFromProject } from '../refactor/projectEdits';
import type { Cursor } from '../syntax/cursor';
import { findCursor } from '../syntax/cursor';
import { keyOf, valueOf } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import { diagnosticItems } from './diagnosticItems';
import type { WorkspaceFile } from '../workspace/workspaceIndex';

/**
 * In a project file: placeholders that documents have and that are not explained yet, paths of files to refer to, and
 * codes of diagnostics.
 */
export function projectItems(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): CompletionList | undefined {
  if (document.kind !== 'project') return undefined;
  const cursor = findCursor(document.root, document.text, offset);
  const draft = new Draft(document.textDocument, cursor);
  const items = [...itemsAt(draft, cursor, context), ...diagnosticItems(draft, cursor, context)];
  return items.length === 0 ? undefined : { isIncomplete: false, items: [...items] };
}

function itemsAt(draft: Draft, cursor: Cursor, context: LanguageContext): readonly CompletionItem[] {
  const { container, place, property } = cursor;
  if (place === 'key' && container !== undefined && isVariables(container)) return names(draft, cursor, context);
  if (place !== 'value' || container === undefined || property === undefined) return [];
  const owner = container.parent?.parent;
  const key = keyOf(property);
  if (!isVariables(owner) || (key !== 'connector' && key !== 'workflow')) return [];
  return [...files(draft, key, context), ...(key === 'connector' ? types(draft, context) : [])];
}

function names(draft: Draft, { container, property }: Cursor, context: LanguageContext): readonly CompletionItem[] {
  const isFollowed = property?.children?.[1] !== undefined;
  return [...usedNames(context)]
    .filter((name) => valueOf(container, name) === undefined)
    .map((name) =>
      draft.key(
        { label: name, kind: CompletionItemKind.Variable, detail: 'placeholder without a value here' },
        isFollowed ? undefined : '"$1"',
      ),
    );
}

/** The placeholders of all documents, in the order of the files. */
function usedNames({ workspace }: LanguageContext): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { facts, kind } of workspace?.files ?? []) {
    if (kind === 'project') continue;
    for (const key of facts.byKey.keys()) if (key.startsWith(PREFIX)) used.add(key.slice(PREFIX.length));
  }
  return used;
}

const PREFIX = 'placeholder ';

function files(draft: Draft, kind: 'connector' | 'workflow', context: LanguageContext): readonly CompletionItem[] {
  const known = context.workspace?.files.filter((file) => file.kind === kind) ?? [];
  return known.flatMap((file: WorkspaceFile) => {
    const path = pathFromProject(context, file.uri);
    if (path === undefined || path.startsWith('..')) return [];
    const detail = file.facts.title ?? '';
    return [draft.item({ label: path, kind: CompletionItemKind.File, detail }, escapeSnippet(JSON.stringify(path)))];
  });
}

function types(draft: Draft, { catalog }: LanguageContext): readonly CompletionItem[] {
  const all = catalog.connectors.map(({ document }) => document.type);
  return [...new Set(all)]
    .filter((type) => all.indexOf(type) === all.lastIndexOf(type))
    .map((type) =>
      draft.item(
        { label: type, kind: CompletionItemKind.Module, detail: 'the only connector of this type' },
        escapeSnippet(JSON.stringify(type)),
      ),
    );
}

/** The object of a key `variables`, of the project or of an environment. */
function isVariables(node: Node | undefined): boolean {
  const { keys } = chainOf(node);
  return (
    (keys.length === 1 && keys[0] === 'variables') ||
    (keys.length === 3 && keys[0] === 'environments' && keys[2] === 'variables')
  );
}
