import type { LanguageContext } from '../context';
import type { Mention } from '../workspace/mention';
import { keyOfTarget } from '../workspace/mention';
import { Occurrences } from '../workspace/occurrences';
import type { WorkspaceFile } from '../workspace/workspaceIndex';

/** A place in a workflow that starts another one, or the same. */
export interface Call {
  readonly from: WorkspaceFile;
  /** The `workflow_id` or the `event_type`. */
  readonly mention: Mention;
  readonly via: 'RunWorkflow' | 'CustomEvent';
  readonly to: WorkspaceFile;
}

/** A place that emits a custom event. */
export type Emitter = Pick<Call, 'from' | 'mention'>;

/** Which workflows of the workspace start which, by RunWorkflow and by custom events. Holds as long as no file changes. */
export class CallGraph {
  readonly #files: readonly WorkspaceFile[];
  readonly #occurrences: Occurrences;
  #listeners: ReadonlyMap<string, readonly WorkspaceFile[]> | undefined;
  #emitters: ReadonlyMap<string, readonly Emitter[]> | undefined;
  #runs: ReadonlyMap<WorkspaceFile, readonly Call[]> | undefined;
  #byUri: ReadonlyMap<string, WorkspaceFile> | undefined;

  /** @param here the workflow that is asked about, which may be outside of the workspace */
  constructor(context: LanguageContext, here: WorkspaceFile) {
    const files = (context.workspace?.files ?? []).filter(({ kind }) => kind === 'workflow');
    this.#files = files.includes(here) ? files : [here, ...files];
    this.#occurrences = new Occurrences(context, here);
  }

  /** In the order of the text. */
  callsFrom(from: WorkspaceFile): readonly Call[] {
    return from.facts.starts.flatMap((mention): readonly Call[] => {
      const { target } = mention;
      if (target.kind === 'workflow' && target.id !== undefined) {
        const to = this.#file(this.#occurrences.resolverOf(from).workflow(target.id));
        return to ? [{ from, mention, via: 'RunWorkflow', to }] : [];
      }
      if (target.kind !== 'customEvent' || !mention.defines) return [];
      return this.listenersOf(target.name).map((to) => ({ from, mention, via: 'CustomEvent', to }));
    });
  }

  callsTo(to: WorkspaceFile): readonly Call[] {
    const event = to.facts.startedBy;
    const key = event === undefined ? undefined : keyOfTarget({ kind: 'customEvent', name: event });
    return this.#files.flatMap((from) => {
      const runs = (from.facts.byKey.get('workflow') ?? []).filter(
        ({ target }) =>
          target.kind === 'workflow' &&
          target.id !== undefined &&
          this.#occurrences.resolverOf(from).workflow(target.id) === to.uri,
      );
      const events = key === undefined ? [] : (from.facts.byKey.get(key) ?? []).filter(({ defines }) => defines);
      return [
        ...runs.map((mention): Call => ({ from, mention, via: 'RunWorkflow', to })),
        ...events.map((mention): Call => ({ from, mention, via: 'CustomEvent', to })),
      ];
    });
  }

  /** The workflows that a custom event starts. */
  listenersOf(event: string): readonly WorkspaceFile[] {
    this.#listeners ??= groupByEvent(this.#files);
    return this.#listeners.get(event) ?? [];
  }

  /** The places that emit a custom event. */
  emittersOf(event: string): readonly Emitter[] {
    this.#emitters ??= groupEmitters(this.#files);
    return this.#emitters.get(event) ?? [];
  }

  /** Every RunWorkflow that is known to start a workflow of the workspace, by that workflow. */
  runsOf(to: WorkspaceFile): readonly Call[] {
    this.#runs ??= this.#allRuns();
    return this.#runs.get(to) ?? [];
  }

  #allRuns(): ReadonlyMap<WorkspaceFile, readonly Call[]> {
    const runs = new Map<WorkspaceFile, Call[]>();
    for (const from of this.#files) {
      for (const mention of from.facts.starts) {
        if (mention.target.kind !== 'workflow' || mention.target.id === undefined) continue;
        const to = this.#file(this.#occurrences.resolverOf(from).workflow(mention.target.id));
        if (to !== undefined) addTo(runs, to, { from, mention, via: 'RunWorkflow', to });
      }
    }
    return runs;
  }

  #file(uri: string | undefined): WorkspaceFile | undefined {
    this.#byUri ??= new Map(this.#files.map((file) => [file.uri, file]));
    return uri === undefined ? undefined : this.#byUri.get(uri);
  }
}

function groupByEvent(files: readonly WorkspaceFile[]): ReadonlyMap<string, readonly WorkspaceFile[]> {
  const groups = new Map<string, WorkspaceFile[]>();
  for (const file of files) if (file.facts.startedBy !== undefined) addTo(groups, file.facts.startedBy, file);
  return groups;
}

function groupEmitters(files: readonly WorkspaceFile[]): ReadonlyMap<string, readonly Emitter[]> {
  const groups = new Map<string, Emitter[]>();
  for (const from of files) {
    for (const mention of from.facts.starts) {
      const { target } = mention;
      if (target.kind === 'customEvent') addTo(groups, target.name, { from, mention });
    }
  }
  return groups;
}

function addTo<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
