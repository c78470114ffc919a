import type { Catalog } from '../catalog';
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

/** Finds cycles; what it reads of a workspace serves all workflows until a file changes. */
export class CycleFinder {
  #latest:
    { readonly files: readonly WorkspaceFile[]; readonly catalog: Catalog; readonly graph: CallGraph } | undefined;

  /** As the function `findCycles`. */
  find(document: LanguageDocument, context: LanguageContext): readonly Cycle[] {
    return cyclesOf(document, context, (here) => this.#graph(context, here));
  }

  #graph(context: LanguageContext, here: WorkspaceFile): CallGraph {
    const { catalog, workspace } = context;
    // A document outside of the workspace stands in no graph but its own.
    if (workspace?.find(here.uri) !== here) return new CallGraph(context, here);
    const { files } = workspace;
    if (this.#latest?.files !== files || this.#latest.catalog !== catalog) {
      this.#latest = { files, catalog, graph: new CallGraph(context, here) };
    }
    return this.#latest.graph;
  }
}

/**
 * The calls of a workflow that start it again, directly or through others of the workspace, by RunWorkflow or custom
 * events. A document that starts nothing costs nothing; no conditions are weighed.
 */
export function findCycles(document: LanguageDocument, context: LanguageContext): readonly Cycle[] {
  return cyclesOf(document, context, (here) => new CallGraph(context, here));
}

function cyclesOf(
  document: LanguageDocument,
  context: LanguageContext,
  graphOf: (here: WorkspaceFile) => CallGraph,
): readonly Cycle[] {
  if (document.kind !== 'workflow') return [];
  const here = fileOf(document, context);
  if (here.facts.starts.length === 0) return [];
  const graph = graphOf(here);
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

/**
 * For each workflow that leads to one, the shortest way there. Searched from the end, so each is looked at once; those
 * that emit an event are asked for once, however many workflows wait for it.
 */
function waysBack(graph: CallGraph, goal: WorkspaceFile): ReadonlyMap<WorkspaceFile, readonly Call[]> {
  const ways = new Map<WorkspaceFile, readonly Call[]>();
  const events = new Set<string>();
  const waiting: { readonly file: WorkspaceFile; readonly way: readonly Call[] }[] = [{ file: goal, way: [] }];
  for (const { file, way } of waiting) {
    const calls = [...graph.runsOf(file)];
    const event = file.facts.startedBy;
    if (event !== undefined && !events.has(event)) {
      events.add(event);
      for (const { from, mention } of graph.emittersOf(event))
        calls.push({ from, mention, via: 'CustomEvent', to: file });
    }
    for (const call of calls) {
      if (call.from === goal || ways.has(call.from)) continue;
      const longer = [call, ...way];
      ways.set(call.from, longer);
      waiting.push({ file: call.from, way: longer });
    }
  }
  return ways;
}

function stepOf({ via, to }: Call): CycleStep {
  return { via, workflow: workflowTitle(to), uri: to.textDocument.uri };
}
