import { type QuickPickItem, QuickPickItemKind, type Uri, l10n, workspace } from 'vscode';
import type { WorkflowSummary } from '../../flexli/api/contract';
import { IGNORED_FILES, WORKFLOW_FILES } from '../language/documents';
import { shownPath } from '../project/files';
import { askPick } from '../ui/inputSteps';

/** A workflow that a placeholder may stand for. */
export type WorkflowChoice =
  { readonly kind: 'account'; readonly workflow: WorkflowSummary } | { readonly kind: 'file'; readonly file: Uri };

interface Item extends QuickPickItem {
  readonly choice?: WorkflowChoice;
}

/** Asks which workflow a placeholder stands for, by name; `except` is the file that asks. */
export async function chooseWorkflow(
  placeholder: string,
  environment: string,
  account: readonly WorkflowSummary[],
  except: Uri,
  signal: AbortSignal,
): Promise<WorkflowChoice | undefined> {
  const files = await workspace.findFiles(WORKFLOW_FILES, IGNORED_FILES, 1000);
  const fromFiles = files
    .filter((file) => file.toString() !== except.toString())
    .map((file): Item => ({ label: `$(file-code) ${shownPath(file)}`, choice: { kind: 'file', file } }));
  const fromAccount = account.map((workflow): Item => ({
    label: `$(symbol-event) ${workflow.name}`,
    description: l10n.t('version {0}', workflow.version),
    detail: workflow.id,
    choice: { kind: 'account', workflow },
  }));
  const items: Item[] = [
    ...(fromFiles.length > 0 ? [{ label: l10n.t('Workspace'), kind: QuickPickItemKind.Separator }, ...fromFiles] : []),
    ...(fromAccount.length > 0
      ? [{ label: l10n.t('{0} account', environment), kind: QuickPickItemKind.Separator }, ...fromAccount]
      : []),
  ];
  const answer = await askPick({
    title: l10n.t('{0}: which workflow?', `{{${placeholder}}}`),
    placeholder: l10n.t('Choose the workflow that the placeholder stands for'),
    signal,
    items,
  });
  return answer.kind === 'value' ? answer.value.choice : undefined;
}
