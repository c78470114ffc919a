import {
  type DecorationOptions,
  type DecorationRenderOptions,
  type ExtensionContext,
  OverviewRulerLane,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { JsonValue } from '../../flexli/model/json';
import { rangeOfPath } from '../language/rangeOfPath';
import type { RunEntry, RunStore } from '../runs/runStore';
import type { StepStatus } from '../runs/runTimeline';
import type { Releasable } from '../ui/releasable';
import { statusText } from '../views/runs/statusText';
import { type Outcome, outcomeText, outcomesOf } from './outcomes';

const STATUSES = ['successful', 'failed', 'skipped', 'stopped', 'running'] as const;
type Shown = (typeof STATUSES)[number];

const COLOURS: Readonly<Record<Shown, string>> = {
  successful: 'testing.iconPassed',
  failed: 'testing.iconFailed',
  skipped: 'testing.iconSkipped',
  stopped: 'testing.iconSkipped',
  running: 'testing.iconQueued',
};

/**
 * Shows beside each action of a workflow how it went in the last run that was started from this window. Gone as soon as
 * the text changes: then it is another workflow than the one that ran.
 */
export class OutcomeDecorations implements Releasable {
  private readonly types: ReadonlyMap<Shown, TextEditorDecorationType>;
  private readonly held: Releasable[] = [];
  /** Runs whose outcome is not shown any more, because the text was edited since. */
  private readonly cleared = new Map<string, string>();

  constructor(
    context: ExtensionContext,
    private readonly store: RunStore,
  ) {
    this.types = new Map(
      STATUSES.map((status) => [status, window.createTextEditorDecorationType(appearance(status, context))]),
    );
    this.held.push(
      store.onDidChange(() => {
        this.showAll();
      }),
      window.onDidChangeVisibleTextEditors(() => {
        this.showAll();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.clear(document);
      }),
    );
  }

  private clear(document: TextDocument): void {
    const run = this.lastRun(document);
    if (!run) return;
    this.cleared.set(document.uri.toString(), run.id);
    for (const editor of editorsOf(document)) this.show(editor, []);
  }

  private showAll(): void {
    for (const editor of window.visibleTextEditors) {
      const { document } = editor;
      const run = this.lastRun(document);
      if (!run) continue;
      const hidden = this.cleared.get(document.uri.toString()) === run.id;
      this.show(editor, hidden ? [] : outcomesOf(run.timeline, parsed(document.getText())));
    }
  }

  private lastRun({ uri, languageId }: TextDocument): RunEntry | undefined {
    if (languageId !== 'flexli-workflow') return undefined;
    const key = uri.toString();
    // Only a run that was started here ran what the file said.
    return this.store
      .list()
      .find(
        ({ workflow, input, document }) => input !== undefined && document !== undefined && workflow.toString() === key,
      );
  }

  private show(editor: TextEditor, outcomes: readonly Outcome[]): void {
    const shown = new Map<Shown, DecorationOptions[]>(STATUSES.map((status) => [status, []]));
    for (const outcome of outcomes) shown.get(shownAs(outcome.status))?.push(decoration(editor.document, outcome));
    for (const [status, type] of this.types) editor.setDecorations(type, shown.get(status) ?? []);
  }

  dispose(): void {
    for (const one of [...this.held, ...this.types.values()]) one.dispose();
  }
}

function appearance(status: Shown, context: ExtensionContext): DecorationRenderOptions {
  return {
    gutterIconPath: Uri.joinPath(context.extensionUri, 'resources', 'outcomes', `${status}.svg`),
    gutterIconSize: '80%',
    overviewRulerColor: new ThemeColor(COLOURS[status]),
    overviewRulerLane: OverviewRulerLane.Left,
    after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  };
}

/** At the end of the line on which the action begins. */
function decoration(document: TextDocument, outcome: Outcome): DecorationOptions {
  const { start } = rangeOfPath(document, 'workflow', outcome.path);
  const { end } = document.lineAt(start.line).range;
  const contentText = outcomeText(outcome, statusText);
  return { range: new Range(end, end), renderOptions: { after: { contentText } }, hoverMessage: outcome.reason };
}

function shownAs(status: StepStatus): Shown {
  return status === 'lost' ? 'failed' : status;
}

function editorsOf(document: TextDocument): readonly TextEditor[] {
  return window.visibleTextEditors.filter((editor) => editor.document === document);
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
