import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import { CORE_PREFIX } from '../../../flexli/model/coreActions';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { fileOf, mentionsAt, Occurrences } from '../workspace/occurrences';
import { rangeIn } from '../workspace/places';
import { workflowTitle } from '../workspace/workflows';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import type { Call } from './callGraph';
import { CallGraph } from './callGraph';

/** The workflows that are meant at an offset: those that the call there starts, else the one of the document. */
export function prepareCallHierarchy(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): CallHierarchyItem[] {
  if (document.kind !== 'workflow') return [];
  const here = fileOf(document, context);
  for (const mention of mentionsAt(here, offset)) {
    const { target } = mention;
    if (target.kind === 'customEvent' && mention.defines) {
      const listeners = new CallGraph(context, here).listenersOf(target.name);
      if (listeners.length > 0) return listeners.map(itemOf);
    }
    if (target.kind === 'workflow' && target.id !== undefined) {
      const uri = new Occurrences(context, here).resolverOf(here).workflow(target.id);
      const file = uri === undefined ? undefined : context.workspace?.find(uri);
      if (file !== undefined) return [itemOf(file)];
    }
  }
  return [itemOf(here)];
}

/** The workflows that start one, and where they do. */
export function incomingCalls(item: CallHierarchyItem, context: LanguageContext): CallHierarchyIncomingCall[] {
  const file = context.workspace?.find(item.uri);
  if (file === undefined) return [];
  const calls = new CallGraph(context, file).callsTo(file);
  return grouped(calls, ({ from }) => from).map(([from, group]) => ({
    from: itemOf(from),
    fromRanges: group.map((call) => rangeIn(from, call.mention)),
  }));
}

/** The workflows that one starts, and where it does. */
export function outgoingCalls(item: CallHierarchyItem, context: LanguageContext): CallHierarchyOutgoingCall[] {
  const file = context.workspace?.find(item.uri);
  if (file === undefined) return [];
  const calls = new CallGraph(context, file).callsFrom(file);
  return grouped(calls, ({ to }) => to).map(([to, group]) => ({
    to: itemOf(to),
    fromRanges: group.map((call) => rangeIn(file, call.mention)),
  }));
}

function itemOf(file: WorkspaceFile): CallHierarchyItem {
  const { textDocument, facts } = file;
  const own = facts.mentions.find(({ target, defines }) => target.kind === 'workflow' && defines);
  const name = rangeIn(file, own ?? { start: 0, end: 0 });
  const whole = rangeIn(file, { start: 0, end: textDocument.getText().length });
  return {
    name: workflowTitle(file),
    kind: SymbolKind.Class,
    uri: textDocument.uri,
    range: whole,
    selectionRange: name,
    ...(facts.startedBy !== undefined && { detail: `${CORE_PREFIX}CustomEvent ${facts.startedBy}` }),
  };
}

function grouped(
  calls: readonly Call[],
  by: (call: Call) => WorkspaceFile,
): readonly (readonly [WorkspaceFile, readonly Call[]])[] {
  const groups = new Map<WorkspaceFile, Call[]>();
  for (const call of calls) groups.set(by(call), [...(groups.get(by(call)) ?? []), call]);
  return [...groups];
}
