import { StatusBarAlignment, l10n, window } from 'vscode';
import { isLocal } from './environment';
import type { EnvironmentStore } from './environmentStore';
import type { Releasable } from '../ui/releasable';

/** The status bar item that names the environment; a click switches. */
export function showEnvironmentStatus(environments: EnvironmentStore): Releasable[] {
  const item = window.createStatusBarItem('flexli.environment', StatusBarAlignment.Left, 0);
  item.name = 'Flexli';
  item.command = 'flexli.switchEnvironment';
  const update = (): void => {
    const { current } = environments;
    item.text = `$(plug) Flexli: ${current.name}`;
    item.tooltip = isLocal(current)
      ? l10n.t('Flexli deploys to the engine on this machine. Click to switch.')
      : l10n.t('Flexli deploys to {0}, {1}. Click to switch.', current.name, current.apiUrl);
    item.accessibilityInformation = { label: l10n.t('Flexli environment: {0}', current.name), role: 'button' };
  };
  update();
  item.show();
  return [item, environments.onDidChange(update)];
}
