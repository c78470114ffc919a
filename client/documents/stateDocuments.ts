import { EventEmitter, type TextDocumentContentProvider, Uri, l10n, workspace } from 'vscode';
import type { KnownSecrets } from '../deploy/knownSecrets';
import { withoutSecrets } from '../runs/mask';
import type { RunStore } from '../runs/runStore';
import type { RunStep, RunTimeline } from '../runs/runTimeline';
import type { Releasable } from '../ui/releasable';

const SCHEME = 'flexli-run';

/** Which state of an action. */
export type StateSide = 'before' | 'after';

/** The read-only document of the state before or after an action. */
export function stateUri(runId: string, step: RunStep, title: string, side: StateSide): Uri {
  const shown = title.replace(/[\\/:*?"<>|#%]+/g, ' ').trim();
  return Uri.from({
    scheme: SCHEME,
    path: `/${runId}/${step.order} ${shown} (${side}).json`,
    query: new URLSearchParams({ run: runId, step: step.key, side }).toString(),
  });
}

/** Read-only JSON documents of the states in a run, without what is known to be secret. */
export class StateDocuments implements TextDocumentContentProvider, Releasable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly held: Releasable[] = [this.changed];
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: RunStore,
    private readonly secrets: KnownSecrets,
  ) {
    this.held.push(
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      // A state that was not there yet when its document was opened appears when the action is over.
      store.onDidChange((runId) => {
        for (const { uri } of workspace.textDocuments) {
          if (uri.scheme === SCHEME && new URLSearchParams(uri.query).get('run') === runId) this.changed.fire(uri);
        }
      }),
    );
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const query = new URLSearchParams(uri.query);
    const run = this.store.find(query.get('run') ?? '');
    const step = run && findStep(run.timeline, query.get('step') ?? '');
    if (!run || !step) return comment(l10n.t('This run is not kept any more.'));
    const state = query.get('side') === 'before' ? step.before : step.after;
    if (state !== undefined) {
      return withoutSecrets(`${JSON.stringify(state, undefined, 2)}\n`, await this.secrets.of(run.environment));
    }
    if (step.status === 'running') return comment(l10n.t('The action is still running.'));
    return comment(
      step.status === 'failed'
        ? l10n.t('The action failed, so it left no state. {0}', step.reason ?? '')
        : l10n.t('The engine recorded no state here.'),
    );
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

function findStep(timeline: RunTimeline, key: string): RunStep | undefined {
  for (const step of timeline.steps) {
    if (step.key === key) return step;
    for (const iteration of step.iterations) {
      const inner = findStep(iteration, key);
      if (inner) return inner;
    }
  }
  return undefined;
}

function comment(text: string): string {
  return `${JSON.stringify({ note: text.trim() }, undefined, 2)}\n`;
}
