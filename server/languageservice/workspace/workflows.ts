import type { CatalogWorkflow } from '../catalog';
import type { LanguageContext, PlaceholderBindings } from '../context';
import { placeholderName } from '../context';
import type { WorkspaceFile } from './workspaceIndex';

/** What a `workflow_id` names: a file of the workspace, or a workflow that only the account has. */
export type KnownWorkflow =
  | { readonly file: WorkspaceFile }
  | {
      /** Its newest version. */
      readonly account: CatalogWorkflow;
    };

/**
 * The workflow behind a `workflow_id`: a ULID of the account, a placeholder that the project file binds, or one that is
 * named like exactly one workflow of the workspace, as Deploy would propose.
 */
export function workflowOfId(
  context: LanguageContext,
  workflowId: string,
  bindings: PlaceholderBindings = context.bindings,
): KnownWorkflow | undefined {
  const placeholder = placeholderName(workflowId);
  if (placeholder === undefined) return accountWorkflow(context, workflowId);
  const bound = bindings.workflowOf(placeholder);
  if (bound === undefined) return only(workflowsNamed(context, placeholder));
  const file = context.workspace?.find(bound);
  return file ? { file } : accountWorkflow(context, bound);
}

/** The newest version of each workflow of the account, in the order in which the account lists them. */
export function accountWorkflows({ catalog }: LanguageContext): readonly CatalogWorkflow[] {
  const newest = new Map<string, CatalogWorkflow>();
  for (const workflow of catalog.workflows ?? []) {
    const known = newest.get(workflow.id);
    if (known === undefined || known.version < workflow.version) newest.set(workflow.id, workflow);
  }
  return [...newest.values()];
}

/** The name that people know a workflow file by. */
export function workflowTitle(file: WorkspaceFile): string {
  const title = file.facts.title?.trim() ?? '';
  return title === '' ? fileName(file.uri) : title;
}

export function workflowFiles(context: LanguageContext): readonly WorkspaceFile[] {
  return context.workspace?.files.filter(({ kind }) => kind === 'workflow') ?? [];
}

function accountWorkflow(context: LanguageContext, id: string): KnownWorkflow | undefined {
  const account = accountWorkflows(context).find((workflow) => workflow.id === id);
  return account && { account };
}

function workflowsNamed(context: LanguageContext, name: string): readonly WorkspaceFile[] {
  const wanted = name.trim().toLowerCase();
  return workflowFiles(context).filter((file) => file.facts.title?.trim().toLowerCase() === wanted);
}

function only(files: readonly WorkspaceFile[]): KnownWorkflow | undefined {
  const [file] = files;
  return file && files.length === 1 ? { file } : undefined;
}

/** Without its folder and its ending. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.fewrk\.json$/i, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
