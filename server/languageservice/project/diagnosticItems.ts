import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { SEVERITY_SETTINGS } from '../../../flexli/model/finding';
import type { Draft } from '../completion/draft';
import type { LanguageContext } from '../context';
import { pathFromProject } from '../refactor/projectEdits';
import type { Cursor } from '../syntax/cursor';
import { keyOf, stringValue } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import { RULE_OF } from './diagnosticsSection';
import { escapeSnippet } from '../completion/snippet';

const CHOICE = `"\${1|${SEVERITY_SETTINGS.join(',')}|}"`;

/** In the `diagnostics` of a project file: codes, and the files that they can be suppressed in. */
export function diagnosticItems(draft: Draft, cursor: Cursor, context: LanguageContext): readonly CompletionItem[] {
  const { container, place, property } = cursor;
  const { keys } = chainOf(container);
  if (keys[0] !== 'diagnostics') return [];
  const rules = [...RULE_OF.values()];
  if (keys.length === 2 && keys[1] === 'severity' && place === 'key') {
    const taken = new Set((container?.children ?? []).filter((child) => child !== property).map(keyOf));
    const value = property?.children?.[1] === undefined ? CHOICE : undefined;
    return rules
      .filter(({ code }) => !taken.has(code))
      .map(({ code, title }) => draft.key(fieldsOf(code, title), value));
  }
  if (keys[1] !== 'suppress') return [];
  if (keys.length === 4 && keys[3] === 'codes' && place === 'item') {
    const taken = new Set((container?.children ?? []).filter((child) => child !== cursor.literal).map(stringValue));
    // What the API refuses is shown all the same.
    return rules
      .filter(({ code, verdict }) => verdict !== 'refused' && !taken.has(code))
      .map(({ code, title }) => draft.item(fieldsOf(code, title), JSON.stringify(code)));
  }
  if (keys.length !== 3 || place !== 'value' || property === undefined || keyOf(property) !== 'file') return [];
  return (context.workspace?.files ?? []).flatMap(({ uri, kind, facts }) => {
    const path = kind === 'project' ? undefined : pathFromProject(context, uri);
    if (path === undefined || path.startsWith('..')) return [];
    const fields = { label: path, kind: CompletionItemKind.File, detail: facts.title ?? '' };
    return [draft.item(fields, escapeSnippet(JSON.stringify(path)))];
  });
}

function fieldsOf(code: string, title: string) {
  return { label: code, kind: CompletionItemKind.EnumMember, detail: title.replaceAll('`', '') };
}
