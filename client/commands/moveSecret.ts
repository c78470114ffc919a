import { Range, Uri, WorkspaceEdit, l10n, window, workspace } from 'vscode';
import type { MoveSecret } from '../../server/protocol';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { PlaceholderSecrets } from '../deploy/placeholderSecrets';

/**
 * Takes a secret out of a document: first into SecretStorage, where Deploy looks for it, for the environment that is
 * used now; then a placeholder in its place. When the documents cannot be changed nothing is kept.
 */
export async function moveSecret(
  { uri, range, name, edit }: MoveSecret,
  environments: Pick<EnvironmentStore, 'current'>,
  secrets: Pick<PlaceholderSecrets, 'set' | 'delete'>,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const secret = contentOf(document.getText(rangeOf(range)));
  if (secret === undefined) {
    void window.showWarningMessage(l10n.t('The document has changed. Try again.'));
    return;
  }
  const environment = environments.current;
  await secrets.set(environment, name, secret);
  const changes = new WorkspaceEdit();
  for (const [file, edits] of Object.entries(edit.changes)) {
    for (const { range: place, newText } of edits) changes.replace(Uri.parse(file), rangeOf(place), newText);
  }
  if (!(await workspace.applyEdit(changes))) {
    await secrets.delete(environment, name);
    throw new Error(l10n.t('The document cannot be changed.'));
  }
  void window.showInformationMessage(
    l10n.t(
      'The secret is kept for {0}, outside of the files. Change it at its provider if others have seen the file.',
      environment.name,
    ),
  );
}

/** The text of a piece of a JSON string; undefined when it is none any more. */
function contentOf(source: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${source}"`);
    return typeof value === 'string' && value !== '' && !value.includes('{{') ? value : undefined;
  } catch {
    return undefined;
  }
}

function rangeOf({ start, end }: MoveSecret['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
