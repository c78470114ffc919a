import { l10n, window } from 'vscode';

/** A production environment is only changed when the person types its name. True for every other one. */
export async function confirmEnvironment(
  { name, production }: { readonly name: string; readonly production: boolean },
  action: string,
): Promise<boolean> {
  if (!production) return true;
  const typed = await window.showInputBox({
    title: l10n.t('{0}: {1} is production', action, name),
    prompt: l10n.t('Type {0} to go on. Enter starts it.', name),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === name ? undefined : l10n.t('This is not {0}.', name)),
  });
  return typed?.trim() === name;
}
