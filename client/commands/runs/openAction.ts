import { l10n, window, workspace } from 'vscode';
import { rangeOfPath } from '../../language/rangeOfPath';
import type { JsonValue } from '../../../flexli/model/json';
import { actionAt } from '../../runs/actionAt';
import type { StepNode } from '../../views/runs/stepNode';

/** Goes to the place of an action in the file that was run, else in the document of the account. */
export async function openAction(node: StepNode): Promise<void> {
  const document = await workspace.openTextDocument(node.run.workflow);
  const found = actionAt(parsed(document.getText()), node.place);
  if (!found) {
    await window.showTextDocument(document);
    void window.showInformationMessage(l10n.t('{0} has no action {1} any more.', node.run.workflowName, node.place));
    return;
  }
  const range = rangeOfPath(document, 'workflow', found.path);
  await window.showTextDocument(document, { selection: range.with({ end: range.start }), preview: true });
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
