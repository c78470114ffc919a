import {
  type CancellationToken,
  DataTransferItem,
  type DataTransfer,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  type Position,
  type TextDocument,
  type TreeDragAndDropController,
  WorkspaceEdit,
  l10n,
  languages,
} from 'vscode';
import { LANGUAGE_ID } from '../../flexli/model/documentKind';
import type { Releasable } from '../ui/releasable';
import type { TreeNode } from '../views/treeNode';
import { ActionNode } from '../views/connectors/actionNode';
import type { DroppedAction } from './insertAction';

const MIME = 'application/vnd.flexli.action+json';

/** Lets actions be dragged out of the tree of connectors. */
export const actionDrag: TreeDragAndDropController<TreeNode> = {
  dragMimeTypes: [MIME],
  dropMimeTypes: [],
  handleDrag(source: readonly TreeNode[], transfer: DataTransfer) {
    const [action] = source.flatMap((node) => (node instanceof ActionNode ? [node] : []));
    if (action) transfer.set(MIME, new DataTransferItem(JSON.stringify(action.dropped)));
  },
};

/** Puts an action that is dropped on a workflow into the list of actions there, with its required parameters. */
export class ActionDrop implements DocumentDropEditProvider, Releasable {
  private readonly registered: Releasable;

  constructor(
    /** What stands for a connector in a workflow: its placeholder, or its id. */
    private readonly reference: (action: DroppedAction, document: TextDocument) => Promise<string>,
  ) {
    this.registered = languages.registerDocumentDropEditProvider({ language: LANGUAGE_ID.workflow }, this, {
      dropMimeTypes: [MIME],
      providedDropEditKinds: [DocumentDropOrPasteEditKind.Empty.append('flexli', 'action')],
    });
  }

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<DocumentDropEdit | undefined> {
    const action = read(await transfer.get(MIME)?.asString());
    if (!action || token.isCancellationRequested) return undefined;
    const connectorId = await this.reference(action, document);
    const { insertAction } = await import('./insertAction');
    const text = document.getText();
    const insertion = insertAction(text, document.offsetAt(position), { ...action, connectorId });
    if (!insertion) return undefined;
    const edit = new DocumentDropEdit('', l10n.t('Insert the action {0}', action.type));
    const whole = new WorkspaceEdit();
    whole.insert(document.uri, document.positionAt(insertion.offset), insertion.text);
    edit.additionalEdit = whole;
    return edit;
  }

  dispose(): void {
    this.registered.dispose();
  }
}

function read(text: string | undefined): DroppedAction | undefined {
  if (text === undefined || text === '') return undefined;
  return JSON.parse(text) as DroppedAction;
}
