import { commands, l10n, window } from 'vscode';
import { stateUri } from '../documents/stateDocuments';
import type { StepNode } from '../views/runs/stepNode';

/** Opens the state before and after an action, side by side; only the one before while there is no other. */
export async function openState(node: StepNode): Promise<void> {
  const { run, step, title } = node;
  const before = stateUri(run.id, step, title, 'before');
  if (step.status === 'running') {
    await window.showTextDocument(before, { preview: true });
    return;
  }
  const after = stateUri(run.id, step, title, 'after');
  await commands.executeCommand(
    'vscode.diff',
    before,
    after,
    l10n.t('{0}: state before ↔ after', `${step.order}. ${title}`),
    { preview: true },
  );
}
