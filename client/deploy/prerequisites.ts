import { type Uri, env, l10n, window } from 'vscode';

/** A file that the document to deploy uses, and that is not in the account as it is. */
export interface Prerequisite {
  readonly file: Uri;
  readonly name: string;
  readonly kind: 'never' | 'changed';
}

/** Asks what to deploy first. The files to deploy; undefined when the person gave up. */
export async function askPrerequisites(
  wanted: readonly Prerequisite[],
  environment: string,
): Promise<readonly Uri[] | undefined> {
  const missing = wanted.filter(({ kind }) => kind === 'never');
  const changed = wanted.filter(({ kind }) => kind === 'changed');
  if (missing.length > 0) {
    const one = missing.length === 1;
    const deploy = one ? l10n.t('Deploy It First') : l10n.t('Deploy Them First');
    const detail = l10n.t('A workflow is deployed with the ids of what it uses, so that comes first.');
    const message = one
      ? l10n.t('{0} is not deployed to {1} yet.', names(missing), environment)
      : l10n.t('{0} are not deployed to {1} yet.', names(missing), environment);
    if ((await window.showInformationMessage(message, { modal: true, detail }, deploy)) !== deploy) return undefined;
  }
  if (changed.length > 0) {
    const again = l10n.t('Deploy Again');
    const keep = l10n.t('Use the Deployed One');
    const message =
      changed.length === 1
        ? l10n.t('{0} changed since it was deployed to {1}.', names(changed), environment)
        : l10n.t('{0} changed since they were deployed to {1}.', names(changed), environment);
    const answer = await window.showInformationMessage(message, { modal: true }, again, keep);
    if (answer === undefined) return undefined;
    return [...missing, ...(answer === again ? changed : [])].map(({ file }) => file);
  }
  return missing.map(({ file }) => file);
}

function names(all: readonly Prerequisite[]): string {
  return new Intl.ListFormat(env.language, { type: 'conjunction' }).format(all.map(({ name }) => `“${name}”`));
}
