import type { CompletionItem } from 'vscode-languageserver-types';
import { CoreAction } from '../../../flexli/model/coreActions';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { CallGraph } from '../navigation/callGraph';
import type { Cursor } from '../syntax/cursor';
import { keyOf, stringOf, valueOf } from '../syntax/nodes';
import type { WorkflowScope } from '../syntax/workflowScope';
import { fileOf } from '../workspace/occurrences';
import { workflowOfId } from '../workspace/workflows';
import type { Draft } from './draft';
import { eventTypeItems } from './eventItems';
import { inputItems, workflowIdItems, workflowVersionItems } from './workflowItems';

/** Values of core parameters that the workspace or the account knows. Undefined where a schema says all there is. */
export function coreParameterItems(
  draft: Draft,
  document: LanguageDocument,
  cursor: Cursor,
  { owner, parameters }: WorkflowScope,
  context: LanguageContext,
): readonly CompletionItem[] | undefined {
  if (owner === undefined || parameters === undefined) return undefined;
  const type = stringOf(owner.node, 'type');
  const here = fileOf(document, context);
  if (cursor.place === 'value' && cursor.container === parameters && cursor.property !== undefined) {
    const key = keyOf(cursor.property);
    if (type === CoreAction.CustomEvent && key === 'event_type') {
      return eventTypeItems(draft, here, cursor.offset, owner.kind === 'source' ? 'sent' : 'awaited', context);
    }
    if (type !== CoreAction.RunWorkflow) return undefined;
    if (key === 'workflow_id') return workflowIdItems(draft, parameters, here, context);
    if (key === 'workflow_version') return workflowVersionItems(draft, parameters, context);
  }
  if (cursor.place !== 'key' || cursor.container === undefined || owner.kind === 'source') return undefined;
  if (type === CoreAction.RunWorkflow && cursor.container === valueOf(parameters, 'workflow_input')) {
    const found = workflowOfId(context, stringOf(parameters, 'workflow_id') ?? '');
    return inputItems(draft, cursor.container, found && 'file' in found ? [found.file] : []);
  }
  if (type === CoreAction.CustomEvent && cursor.container === valueOf(parameters, 'body')) {
    const event = stringOf(parameters, 'event_type') ?? '';
    return inputItems(draft, cursor.container, new CallGraph(context, here).listenersOf(event));
  }
  return undefined;
}
