import { type QuickPickItem, QuickPickItemKind, l10n, window } from 'vscode';
import { HOUR_MS, type RunFilter, timeText } from '../../runs/runFilter';
import type { RunStore } from '../../runs/runStore';
import type { StepStatus } from '../../runs/runTimeline';
import type { RunsView } from '../../views/runs/runsView';
import { statusText } from '../../views/runs/statusText';

const STATUSES: readonly StepStatus[] = ['running', 'successful', 'failed', 'stopped', 'lost'];
const TIMES = [HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS];

type Part = QuickPickItem & { readonly change?: RunFilter; readonly asksText?: true };

/** Asks by what to filter the runs; choices add to each other, one of each kind. */
export async function filterRuns(view: RunsView, store: RunStore): Promise<void> {
  const now = view.filter;
  const names = [...new Set(store.list().map(({ workflowName }) => workflowName))].sort((a, b) => a.localeCompare(b));
  const items: Part[] = [
    { label: `$(search) ${l10n.t('Text in name, id or reason…')}`, asksText: true },
    ...heading(l10n.t('Status')),
    ...STATUSES.map((status) => part(statusText(status), now.status === status, { status })),
    ...heading(l10n.t('Time')),
    ...TIMES.map((withinMs) => part(timeText(withinMs, l10n.t), now.withinMs === withinMs, { withinMs })),
    ...(names.length === 0 ? [] : heading(l10n.t('Workflow'))),
    ...names.map((workflow) => part(workflow, now.workflow === workflow, { workflow })),
  ];
  const title = l10n.t('Flexli: Filter Runs');
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Show only runs with…') });
  if (!chosen) return;
  if (chosen.change) view.filter = { ...now, ...chosen.change };
  if (chosen.asksText === true) {
    const text = await window.showInputBox({
      title,
      prompt: l10n.t('Part of the name, the id or the reason'),
      value: now.text ?? '',
    });
    if (text !== undefined) view.filter = { ...now, text };
  }
}

function heading(label: string): readonly Part[] {
  return [{ label, kind: QuickPickItemKind.Separator }];
}

function part(label: string, isOn: boolean, change: RunFilter): Part {
  return { label: isOn ? `$(check) ${label}` : label, change };
}
