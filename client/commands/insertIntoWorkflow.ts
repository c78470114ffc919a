import { Range, Selection, WorkspaceEdit, l10n, window, workspace } from 'vscode';
import { LANGUAGE_ID } from '../../flexli/model/documentKind';
import { connectorReference } from '../drop/connectorReference';
import { insertAction } from '../drop/insertAction';
import type { ProjectStore } from '../project/projectStore';
import type { ActionNode } from '../views/connectors/actionNode';

/** Puts an action into the workflow in the active editor, at the cursor's list: what dragging does, by the keyboard. */
export async function insertIntoWorkflow({ dropped }: ActionNode, project: ProjectStore): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE_ID.workflow || editor.document.uri.scheme === 'flexli-account') {
    void window.showInformationMessage(l10n.t('Open the workflow first, and put the cursor where the action belongs.'));
    return;
  }
  const { document, selection } = editor;
  const connectorId = await connectorReference(dropped, document, project);
  const insertion = insertAction(document.getText(), document.offsetAt(selection.active), { ...dropped, connectorId });
  if (!insertion) {
    void window.showInformationMessage(l10n.t('This workflow has no list of actions to put it into.'));
    return;
  }
  const edit = new WorkspaceEdit();
  const start = document.positionAt(insertion.offset);
  edit.insert(document.uri, start, insertion.text);
  await workspace.applyEdit(edit);
  const end = document.positionAt(insertion.offset + insertion.text.length);
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(start, end));
  await window.showTextDocument(document, { selection: editor.selection });
}
