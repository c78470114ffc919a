import { commands, window, workspace, Position, Selection } from 'vscode';
import type { Accounts } from '../../accounts/accounts';
import type { Deployments } from '../../deploy/deployments';
import type { RunLauncher } from '../../runs/runLauncher';
import type { ProjectStore } from '../../project/projectStore';
import type { WorkflowList } from '../../workflows/workflowList';
import type { WorkflowNode } from '../../views/workflows/workflowNode';
import { copyId } from '../copyId';
import { targetDocument } from '../targetDocument';
import { deleteWorkflow } from './deleteWorkflow';

/** What the commands of the workflows view work with. */
export interface WorkflowCommandParts {
  readonly accounts: Accounts;
  readonly list: WorkflowList;
  readonly deployments: Deployments;
  readonly project: ProjectStore;
  readonly launcher: RunLauncher;
}

/** Commands of the workflows view, by id. */
export function workflowCommands({
  accounts,
  list,
  deployments,
  project,
  launcher,
}: WorkflowCommandParts): Readonly<Record<string, (...values: never[]) => unknown>> {
  return {
    'flexli.workflows.refresh': () => {
      list.refresh();
    },
    'flexli.workflows.copyId': (node: WorkflowNode) => copyId(node.version?.id),
    'flexli.workflows.delete': (node: WorkflowNode) => deleteWorkflow(node, accounts, list, deployments, project),
    'flexli.workflows.runDeployed': (node: WorkflowNode) =>
      node.version && launcher.runVersion(node.definition.uri, node.name, node.environment, node.version),
    'flexli.workflows.callers': (target: unknown) => showCallers(target),
  };
}

/** Opens VS Code's call hierarchy at a workflow: who starts it, and what it starts. */
async function showCallers(target: unknown): Promise<void> {
  const uri = await targetDocument(target, ['workflow']);
  if (!uri) return;
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
  const start = new Position(0, 0);
  editor.selection = new Selection(start, start);
  await commands.executeCommand('references-view.showCallHierarchy');
}
