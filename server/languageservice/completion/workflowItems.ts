import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import { stringOf, valueOf } from '../syntax/nodes';
import { inputKeys } from '../workspace/inputs';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import { accountWorkflows, workflowFiles, workflowOfId, workflowTitle } from '../workspace/workflows';
import type { Draft } from './draft';
import { escapeSnippet } from './snippet';

/** Workflows by name for a `workflow_id`; the version is brought along where there is none yet. */
export function workflowIdItems(
  draft: Draft,
  parameters: Node,
  here: WorkspaceFile,
  context: LanguageContext,
): readonly CompletionItem[] {
  const current = stringOf(parameters, 'workflow_id');
  const finished = current !== undefined && workflowOfId(context, current) !== undefined;
  const withVersion = valueOf(parameters, 'workflow_version') === undefined;
  const item = (name: string, detail: string, reference: string, version: number, rank: number, description = '') => {
    const id = escapeSnippet(JSON.stringify(reference));
    const documentation = description === '' ? {} : { documentation: description };
    return draft.item(
      {
        label: name,
        kind: CompletionItemKind.Class,
        detail,
        ...documentation,
        filterText: `${name} ${reference}`,
        sortText: `${rank}${name}`,
      },
      withVersion ? `${id},\n"workflow_version": \${1:${version}}` : id,
      finished,
    );
  };
  const files = workflowFiles(context)
    .filter((file) => file !== here)
    .map((file) => item(workflowTitle(file), 'workspace file', workflowReference(file, context), 1, 1));
  const account = accountWorkflows(context).map(({ id, name, version, description }) => {
    const bound = context.bindings.placeholderOfWorkflow(id);
    const reference = bound === undefined ? id : `{{${bound}}}`;
    return item(name, `${id} · version ${version}`, reference, version, 2, description);
  });
  return [...files, ...account];
}

/** The versions that the account has of the workflow beside it. */
export function workflowVersionItems(
  draft: Draft,
  parameters: Node,
  context: LanguageContext,
): readonly CompletionItem[] {
  const id = stringOf(parameters, 'workflow_id') ?? '';
  const found = workflowOfId(context, id);
  if (found === undefined) return [];
  const versions =
    'account' in found
      ? (context.catalog.workflows ?? []).filter((workflow) => workflow.id === found.account.id)
      : [{ version: 1, released: false }];
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .map(({ version, released }, index) =>
      draft.item(
        {
          label: String(version),
          kind: CompletionItemKind.Value,
          sortText: String(index).padStart(4, '0'),
          ...(released && { detail: 'Release' }),
        },
        String(version),
      ),
    );
}

/** What a workflow reads from its input and is not given yet, each from the key of the same name. */
export function inputItems(draft: Draft, given: Node, receivers: readonly WorkspaceFile[]): readonly CompletionItem[] {
  const taken = new Set((given.children ?? []).map((property) => String(property.children?.[0]?.value)));
  const keys = new Map<string, string>();
  for (const file of receivers) for (const key of inputKeys(file)) keys.set(key, workflowTitle(file));
  return [...keys]
    .filter(([key]) => !taken.has(key))
    .map(([key, title]) => {
      const read = /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : JSON.stringify(key);
      const value = JSON.stringify(`::${read}`).slice(1, -1);
      return draft.key(
        { label: key, kind: CompletionItemKind.Field, detail: `${title} reads it` },
        `"\${1:${escapeSnippet(value)}}"`,
      );
    });
}

/** What a workflow writes as `workflow_id`: the placeholder that the project file binds, else one after its name. */
export function workflowReference(file: WorkspaceFile, context: LanguageContext): string {
  const bound = context.bindings.placeholderOfWorkflow(file.uri);
  return `{{${bound ?? workflowTitle(file).replace(/[{}]/g, '')}}}`;
}
