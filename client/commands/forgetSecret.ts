import { l10n, window } from 'vscode';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { PlaceholderSecrets } from '../deploy/placeholderSecrets';

/** Removes the kept value of a secret placeholder, so that the next deployment asks for it again. */
export async function forgetSecret(environments: EnvironmentStore, secrets: PlaceholderSecrets): Promise<void> {
  const { current } = environments;
  const names = secrets.names(current);
  if (names.length === 0) {
    void window.showInformationMessage(l10n.t('No secret of a placeholder is kept for {0}.', current.name));
    return;
  }
  const title = l10n.t('Flexli: Forget a Placeholder Secret');
  const placeHolder = l10n.t('Which secret of {0}? The next deployment asks for it again.', current.name);
  const name = await window.showQuickPick([...names], { title, placeHolder });
  if (name === undefined) return;
  await secrets.delete(current, name);
  void window.showInformationMessage(l10n.t('Forgot {0}.', name));
}
