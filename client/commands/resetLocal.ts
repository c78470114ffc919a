import { l10n, window } from 'vscode';
import { LOCAL } from '../accounts/environment';
import type { LocalEngine } from '../accounts/localEngine';

/** Gives Local an empty account, after the person confirmed it; what was there is put aside. True when it was done. */
export async function resetLocal(local: LocalEngine): Promise<boolean> {
  const reset = l10n.t('Reset');
  const message = l10n.t('Empty the account of {0}?', LOCAL.name);
  const detail = l10n.t('Its connectors, workflows and runs are put aside. The files of the workspace stay.');
  if ((await window.showWarningMessage(message, { modal: true, detail }, reset)) !== reset) return false;
  await local.reset();
  return true;
}
