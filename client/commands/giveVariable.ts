import { Uri, l10n, window, workspace } from 'vscode';
import type { GiveVariable } from '../../server/protocol';
import type { JsonValue } from '../../flexli/model/json';
import { findPlaceholders } from '../../flexli/project/placeholders';
import type { AccountCatalog } from '../accounts/accountCatalog';
import { type Environment, LOCAL } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { chooseConnector } from '../deploy/chooseConnector';
import { chooseWorkflow } from '../deploy/chooseWorkflow';
import { reference } from '../deploy/placeholderResolver';
import type { PlaceholderSecrets } from '../deploy/placeholderSecrets';
import { placeholderUse, typedValue } from '../deploy/placeholderUse';
import type { ProjectStore } from '../project/projectStore';
import type { WorkspaceConnectors } from '../project/workspaceConnectors';
import { askText } from '../ui/inputSteps';

/** What asking works with. */
export interface GiveVariableParts {
  readonly project: ProjectStore;
  readonly environments: EnvironmentStore;
  readonly connectors: WorkspaceConnectors;
  readonly catalog: AccountCatalog;
  readonly secrets: PlaceholderSecrets;
}

/**
 * Asks what a placeholder stands for in one environment and writes it into `flexli.json`; a secret goes into SecretStorage.
 * A file means the same in every environment, so it is written for all.
 */
export async function giveVariable({ uri, name, environment }: GiveVariable, parts: GiveVariableParts): Promise<void> {
  const document = Uri.parse(uri);
  const paths = placesOf(name, (await workspace.openTextDocument(document)).getText());
  const signal = new AbortController().signal;
  const use = placeholderUse(name, paths);
  if (use === 'connector') {
    const { connectors } = await parts.catalog.load(await known());
    const choice = await chooseConnector(name, environment, connectors, await parts.connectors.list(), signal);
    if (choice?.kind === 'file') await remember({ connector: parts.project.pathFor(document, choice.file) });
    else if (choice) await remember(reference(choice.connector, connectors), environment);
  } else if (use === 'workflow') {
    const choice = await chooseWorkflow(name, environment, [], document, signal);
    if (choice?.kind === 'file') await remember({ workflow: parts.project.pathFor(document, choice.file) });
  } else await askValue(use === 'secret');

  async function known(): Promise<Environment> {
    return (await parts.environments.known()).find((one) => one.name === environment) ?? LOCAL;
  }

  async function askValue(isSecret: boolean): Promise<void> {
    const answer = await askText({
      title: l10n.t('{0} in {1}', `{{${name}}}`, environment),
      prompt: isSecret
        ? l10n.t('A secret of {0}. It is kept in the secret storage of VS Code, not in a file.', environment)
        : l10n.t('Value for {0}. It is remembered in flexli.json.', paths.join(', ')),
      password: isSecret,
      validate: (text) => (text === '' ? l10n.t('Give the value.') : undefined),
    });
    if (answer.kind !== 'value') return;
    if (!isSecret) {
      await remember(typedValue(answer.value, paths) as JsonValue, environment);
      return;
    }
    await parts.secrets.set(await known(), name, answer.value);
    await remember({ secret: true }, environment);
  }

  async function remember(value: JsonValue, of?: string): Promise<void> {
    if (await parts.project.remember(document, name, value, of)) return;
    void window.showErrorMessage(l10n.t('flexli.json cannot be changed as it is. Correct it first.'));
  }
}

/** Places of a placeholder in the server's form; none while the text is no JSON. */
function placesOf(name: string, text: string): readonly string[] {
  try {
    const content = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
    return findPlaceholders(content).flatMap((one) => (one.name === name ? [one.path] : []));
  } catch {
    return [];
  }
}
