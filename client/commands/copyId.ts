import { env, l10n, window } from 'vscode';

/** Puts an id on the clipboard. */
export async function copyId(id: string | undefined): Promise<void> {
  if (id === undefined) return;
  await env.clipboard.writeText(id);
  window.setStatusBarMessage(l10n.t('Copied {0}', id), 3000);
}
