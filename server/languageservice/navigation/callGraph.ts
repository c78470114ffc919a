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

/** Which workflows of the workspace start which, by RunWorkflow and by custom events. For one question each. */
export class CallGraph {
  readonly #files: readonly WorkspaceFile[];
  readonly #occurrences: Occurrences;
  #listeners: ReadonlyMap<string, readonly WorkspaceFile[]> | undefined;

  /** @param here the workflow that is asked about, which may be outside of the workspace */
  constructor(context: LanguageContext, here: WorkspaceFile) {
    const files = (context.workspace?.files ?? []).filter(({ kind }) => kind === 'workflow');
    this.#files = files.includes(here) ? files : [here, ...files];
    this.#occurrences = new Occurrences(context, here);
  }

  /** In the order of the text. */
  callsFrom(from: WorkspaceFile): readonly Call[] {
    return from.facts.mentions.flatMap((mention): readonly Call[] => {
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

  #file(uri: string | undefined): WorkspaceFile | undefined {
    return this.#files.find((file) => file.uri === uri);
  }
}

function groupByEvent(files: readonly WorkspaceFile[]): ReadonlyMap<string, readonly WorkspaceFile[]> {
  const groups = new Map<string, WorkspaceFile[]>();
  for (const file of files) {
    const event = file.facts.startedBy;
    if (event !== undefined) groups.set(event, [...(groups.get(event) ?? []), file]);
  }
  return groups;
}
