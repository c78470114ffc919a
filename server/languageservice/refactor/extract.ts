import type { Node } from 'jsonc-parser';
import type { CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { CoreAction } from '../../../flexli/model/coreActions';
import { LIMITS } from '../../../flexli/model/limits';
import { stringOf } from '../syntax/nodes';
import { fileOf } from '../workspace/occurrences';
import { uriBeside } from '../workspace/uris';
import { workflowFiles, workflowTitle } from '../workspace/workflows';
import { childDocument, runWorkflowAction } from './childWorkflow';
import { inputOf, obstacle } from './extractable';
import { inRunningOrder } from './orders';
import { plainName } from './plainName';
import { bindingEdits, pathFromProject } from './projectEdits';
import type { OrderedList, Selection } from './selection';

const TITLE = 'Extract to a workflow of its own';

/** Moves the selected actions into a new workflow beside this one, which a RunWorkflow action starts in their place. */
export function extractActions(selection: Selection): readonly CodeAction[] {
  const { document, abilities } = selection;
  // Whoever only moves the cursor does not want to take a workflow apart.
  if (abilities.asked === false && selection.start === selection.end) return [];
  if (document.kind !== 'workflow' || !abilities.createFiles || !/^\w+:\/\/.*\//.test(document.uri)) return [];
  const list = selection.orderedLists().find(({ kind, selected }) => kind === 'action' && selected.length > 0);
  if (list === undefined || list.selected.every((action) => stringOf(action, 'type') === CoreAction.RunWorkflow))
    return [];
  const reason = obstacle(list, selection);
  const kind = CodeActionKind.RefactorExtract;
  if (reason !== undefined) return abilities.disabled ? [{ title: TITLE, kind, disabled: { reason } }] : [];
  return [{ title: TITLE, kind, edit: extraction(list, selection) }];
}

function extraction(list: OrderedList, selection: Selection): WorkspaceEdit {
  const { document, context } = selection;
  const name = childName(list.selected, selection);
  const uri = uriBeside(document.uri, `${name.toLowerCase().replaceAll(' ', '-')}.fewrk.json`);
  const child = childDocument(name, inRunningOrder(list.selected), selection);
  const path = pathFromProject(context, uri);
  const bound = path === undefined ? {} : bindingEdits(context, name, { workflow: path });
  const [first, last] = [list.selected[0], list.selected.at(-1)];
  const replaced: TextEdit[] =
    first && last
      ? selection.textEdits([
          {
            start: first.offset,
            end: selection.endOf(last),
            newText: runWorkflowAction(
              name,
              inputOf(list, selection),
              first,
              inRunningOrder(list.selected)[0],
              selection,
            ),
          },
        ])
      : [];
  const start = { line: 0, character: 0 };
  const edits = [
    { uri, edits: [{ range: { start, end: start }, newText: child }] },
    { uri: document.uri, edits: replaced },
    ...Object.entries(bound).map(([file, changes]) => ({ uri: file, edits: changes })),
  ].map(({ uri: file, edits: changes }): TextDocumentEdit => ({
    textDocument: { uri: file, version: null },
    edits: changes,
  }));
  return { documentChanges: [{ kind: 'create', uri }, ...edits] };
}

/** From the description of a single action, else from the workflow; with what the API takes, and used nowhere else. */
function childName(selected: readonly Node[], { document, context }: Selection): string {
  const own = fileOf(document, context);
  const description = selected.length === 1 ? stringOf(selected[0], 'description') : undefined;
  const wanted =
    plainName(description ?? '').length >= LIMITS.workflowName.min ? (description ?? '') : `${workflowTitle(own)} part`;
  const base = plainName(wanted)
    .slice(0, LIMITS.workflowName.max - 3)
    .trim();
  const taken = new Set([own, ...workflowFiles(context)].map((file) => workflowTitle(file).toLowerCase()));
  const files = new Set(workflowFiles(context).map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1).toLowerCase()));
  const isTaken = (name: string) =>
    taken.has(name.toLowerCase()) || files.has(`${name.toLowerCase().replaceAll(' ', '-')}.fewrk.json`);
  let name = base;
  for (let number = 2; isTaken(name); number++) name = `${base} ${number}`;
  return name;
}
