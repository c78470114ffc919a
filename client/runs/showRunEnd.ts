import { commands, l10n, window } from 'vscode';
import { showProblem } from '../accounts/showProblem';
import { durationText } from './duration';
import type { FollowEnd } from './runFollower';
import type { RunEntry } from './runStore';

const LONGEST_REASON = 300;

/** Says how a run ended, with a button that opens the view at it. Returns at once. */
export function showRunEnd(run: RunEntry, end: FollowEnd): void {
  if (end.kind === 'failure') {
    const doing = l10n.t('{0} cannot be followed any more; the run goes on.', run.workflowName);
    showProblem({ kind: 'api', failure: end.failure }, run.environment, doing);
    return;
  }
  const show = l10n.t('Show Run');
  const open = (button: string | undefined): void => {
    if (button === show) void commands.executeCommand('flexli.runs.show', run.id);
  };
  const { workflowName: name, timeline } = run;
  const reason = shorten(timeline.reason ?? '');
  if (end.kind === 'left') {
    void window.showInformationMessage(l10n.t('{0} goes on, but is not followed any more.', name), show).then(open);
    return;
  }
  const time = durationText(timeline.durationMs ?? 0);
  switch (timeline.status) {
    case 'successful':
    case 'skipped':
      void window.showInformationMessage(l10n.t('{0} was successful ({1}).', name, time), show).then(open);
      return;
    case 'stopped':
      void window.showInformationMessage(l10n.t('{0} stopped ({1}). {2}', name, time, reason).trim(), show).then(open);
      return;
    case 'failed':
      void window.showErrorMessage(l10n.t('{0} failed: {1}', name, reason), show).then(open);
      return;
    case 'lost':
    case 'running':
      void window
        .showWarningMessage(l10n.t('{0} has no recorded end. The engine has probably crashed in it.', name), show)
        .then(open);
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}
