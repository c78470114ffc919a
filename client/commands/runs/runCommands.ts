import { l10n, window } from 'vscode';
import { showProblem } from '../../accounts/showProblem';
import type { KnownSecrets } from '../../deploy/knownSecrets';
import type { CallDocuments } from '../../documents/callDocuments';
import type { AccountRuns } from '../../runs/accountRuns';
import type { RunLauncher } from '../../runs/runLauncher';
import type { RunReader } from '../../runs/runReader';
import type { RunStore } from '../../runs/runStore';
import type { StepCalls } from '../../runs/stepCalls';
import { isJsonObject } from '../../../flexli/model/json';
import type { RunNode } from '../../views/runs/runNode';
import type { RunsView } from '../../views/runs/runsView';
import type { StepNode } from '../../views/runs/stepNode';
import { compareRuns } from './compareRuns';
import { filterRuns } from './filterRuns';
import { openAction } from './openAction';
import { copyCurl, openCall } from './openCall';

/** What the commands of the runs view work with. */
export interface RunCommandParts {
  readonly store: RunStore;
  readonly reader: RunReader;
  readonly calls: StepCalls;
  readonly list: AccountRuns;
  readonly launcher: RunLauncher;
  readonly secrets: KnownSecrets;
  readonly documents: CallDocuments;
  readonly view: RunsView;
}

/** Commands of the runs view, by id. */
export function runCommands(parts: RunCommandParts): Readonly<Record<string, (...values: never[]) => unknown>> {
  const { store, reader, calls, list, launcher, secrets, documents, view } = parts;
  return {
    'flexli.runs.refresh': () => {
      store.unclear();
      list.refresh();
    },
    'flexli.runs.more': () => {
      list.more();
    },
    'flexli.runs.filter': () => filterRuns(view, store),
    'flexli.runs.clearFilter': () => {
      view.filter = {};
    },
    'flexli.runs.openRequest': (node: StepNode) => openCall(node, calls, secrets, documents),
    'flexli.runs.copyCurl': (node: StepNode) => copyCurl(node, calls, secrets),
    'flexli.runs.openAction': (node: StepNode) => openAction(node),
    'flexli.runs.compare': (node: RunNode) => compareRuns(node, store, reader, documents, secrets),
    'flexli.runs.again': (node: RunNode) => runAgain(node, parts, launcher),
  };
}

async function runAgain({ run }: RunNode, { reader, store }: RunCommandParts, launcher: RunLauncher): Promise<unknown> {
  if (run.input !== undefined) return launcher.again(run);
  const problem = await reader.open(run);
  if (problem) {
    showProblem(problem, run.environment, l10n.t('The input of the run cannot be read.'));
    return undefined;
  }
  // What came in is the state before the first action, after the source's transform if there was one.
  const opened = store.find(run.id) ?? run;
  const input = opened.timeline.steps[0]?.before;
  if (isJsonObject(input)) return launcher.again({ ...opened, input });
  void window.showWarningMessage(l10n.t('The engine recorded no input of this run, so it cannot be run again.'));
  return undefined;
}
