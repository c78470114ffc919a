import { l10n, window } from 'vscode';
import type { PulledDocument } from '../../../flexli/project/pull/pulled';
import type { ReadyPlan } from '../../plan/planSession';

/** Writes documents of the account into files, after the person chose which. */
export async function pull({ inputs, place, environment }: ReadyPlan): Promise<boolean> {
  const { makePull, carryOutPull } = await import('../../plan/planHost');
  const planned = await makePull(inputs, place);
  const possible = planned.documents.filter(({ change }) => change === 'new' || change === 'changed');
  const edited = planned.documents.filter(({ change }) => change === 'edited');
  if (possible.length === 0) {
    const rest = edited.length === 0 ? '' : l10n.t('{0} files were edited since and stay as they are.', edited.length);
    void window.showInformationMessage(
      l10n.t('{0} has nothing that the files do not have. {1}', environment.name, rest).trim(),
    );
    return false;
  }
  const chosen = await window.showQuickPick(possible.map(itemOf), {
    canPickMany: true,
    title: l10n.t('Flexli: Pull from {0}', environment.name),
    placeHolder: l10n.t('Which files to write? Connectors come without credentials.'),
  });
  if (!chosen || chosen.length === 0) return false;
  const outcome = await carryOutPull(planned, new Set(chosen.map(({ path }) => path)), inputs, place);
  if (!outcome.ok) {
    void window.showErrorMessage(outcome.message);
    return false;
  }
  void window.showInformationMessage(l10n.t('Pulled {0} files from {1}.', outcome.written.length, environment.name));
  return true;
}

function itemOf({ name, path, change, unread }: PulledDocument): {
  label: string;
  description: string;
  detail?: string;
  picked: boolean;
  path: string;
} {
  return {
    label: name,
    description: `${change === 'new' ? l10n.t('new file') : l10n.t('changes')} · ${path}`,
    ...(unread.length > 0 ? { detail: l10n.t('The API does not give back: {0}', unread.join(', ')) } : {}),
    picked: true,
    path,
  };
}
