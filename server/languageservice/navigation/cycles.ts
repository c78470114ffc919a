import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { fileOf } from '../workspace/occurrences';
import { workflowTitle } from '../workspace/workflows';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import type { Call } from './callGraph';
import { CallGraph } from './callGraph';

/** A call in a workflow that leads back to that workflow. */
export interface Cycle {
  /** The place of the `workflow_id` or `event_type` in the document, in UTF-16 units of its text. */
  readonly start: number;
  readonly end: number;
  /** The way round, by the shortest path; the first step starts here, the last one ends here. */
  readonly steps: readonly CycleStep[];
}

export interface CycleStep {
  readonly via: Call['via'];
  /** The workflow that is started: its name and the URI of its file. */
  readonly workflow: string;
  readonly uri: string;
}

/**
 * The calls of a workflow that start it again, directly or through others of the workspace, by RunWorkflow or custom
 * events. A document that starts nothing costs nothing; no conditions are weighed.
 */
export function findCycles(document: LanguageDocument, context: LanguageContext): readonly Cycle[] {
  if (document.kind !== 'workflow') return [];
  const here = fileOf(document, context);
  const starts = here.facts.mentions.some(
    ({ target, defines }) =>
      (target.kind === 'customEvent' && defines) || (target.kind === 'workflow' && target.id !== undefined),
  );
  if (!starts) return [];
  const graph = new CallGraph(context, here);
  const back = waysBack(graph, here);
  const cycles = new Map<number, Cycle>();
  for (const call of graph.callsFrom(here)) {
    const rest = call.to === here ? [] : back.get(call.to);
    const known = cycles.get(call.mention.start);
    if (rest === undefined || (known && known.steps.length <= rest.length + 1)) continue;
    const { start, end } = call.mention;
    cycles.set(start, { start, end, steps: [call, ...rest].map(stepOf) });
  }
  return [...cycles.values()];
}

/** For each workflow that leads to one, the shortest way there. Searched from the end, so each is looked at once. */
function waysBack(graph: CallGraph, goal: WorkspaceFile): ReadonlyMap<WorkspaceFile, readonly Call[]> {
  const ways = new Map<WorkspaceFile, readonly Call[]>();
  const reachable = reachableFrom(graph, goal);
  const into = new Map<WorkspaceFile, Call[]>();
  for (const call of reachable) into.set(call.to, [...(into.get(call.to) ?? []), call]);
  const waiting: { readonly file: WorkspaceFile; readonly way: readonly Call[] }[] = [{ file: goal, way: [] }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const call of into.get(next.file) ?? []) {
      if (call.from === goal || ways.has(call.from)) continue;
      const way = [call, ...next.way];
      ways.set(call.from, way);
      waiting.push({ file: call.from, way });
    }
  }
  return ways;
}

/** Every call that a run of a workflow can lead to. */
function reachableFrom(graph: CallGraph, start: WorkspaceFile): readonly Call[] {
  const seen = new Set([start]);
  const calls: Call[] = [];
  for (const file of seen) {
    for (const call of graph.callsFrom(file)) {
      calls.push(call);
      seen.add(call.to);
    }
  }
  return calls;
}

function stepOf({ via, to }: Call): CycleStep {
  return { via, workflow: workflowTitle(to), uri: to.textDocument.uri };
}
