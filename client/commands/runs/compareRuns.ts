import { commands, l10n, window } from 'vscode';
import type { KnownSecrets } from '../../deploy/knownSecrets';
import type { CallDocuments } from '../../documents/callDocuments';
import { comparableRun } from '../../runs/comparableRun';
import { withoutSecrets } from '../../runs/mask';
import type { RunReader } from '../../runs/runReader';
import type { RunEntry, RunStore } from '../../runs/runStore';
import { showProblem } from '../../accounts/showProblem';
import type { RunNode } from '../../views/runs/runNode';
import { startText } from '../../views/runs/startText';
import { statusText } from '../../views/runs/statusText';

/** Compares a run with another one of its workflow, which the person chooses: the newer is at the right. */
export async function compareRuns(
  { run }: RunNode,
  store: RunStore,
  reader: RunReader,
  documents: CallDocuments,
  secrets: KnownSecrets,
): Promise<void> {
  const others = store.list().filter(({ id, workflowName }) => id !== run.id && workflowName === run.workflowName);
  if (others.length === 0) {
    void window.showInformationMessage(l10n.t('There is no other run of {0} to compare with.', run.workflowName));
    return;
  }
  const items = others.map((other) => ({
    label: startText(other.startedAt, new Date()),
    description: `${statusText(other.timeline.status)} · ${other.environment.name}`,
    detail: other.timeline.reason,
    other,
  }));
  const title = l10n.t('Compare a run of {0}', run.workflowName);
  const placeHolder = l10n.t('With which run?');
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return;
  const [older, newer] = [run, chosen.other].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  if (!older || !newer) return;
  const sides = [await textOf(older, store, reader, secrets), await textOf(newer, store, reader, secrets)] as const;
  if (sides[0] === undefined || sides[1] === undefined) return;
  await commands.executeCommand(
    'vscode.diff',
    documents.put(older.id, run.workflowName, sides[0]),
    documents.put(newer.id, run.workflowName, sides[1]),
    l10n.t(
      '{0}: {1} ↔ {2}',
      run.workflowName,
      older.startedAt.toLocaleTimeString(),
      newer.startedAt.toLocaleTimeString(),
    ),
  );
}

async function textOf(
  run: RunEntry,
  store: RunStore,
  reader: RunReader,
  secrets: KnownSecrets,
): Promise<string | undefined> {
  const problem = await reader.open(run);
  if (problem) {
    showProblem(problem, run.environment, l10n.t('The run cannot be read.'));
    return undefined;
  }
  const { timeline, names } = store.find(run.id) ?? run;
  const text = `${JSON.stringify(comparableRun(timeline, names), undefined, 2)}\n`;
  return withoutSecrets(text, await secrets.of(run.environment));
}
