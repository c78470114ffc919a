import { StatusBarAlignment, ThemeColor, l10n, window } from 'vscode';
import type { EnvironmentStore } from './environmentStore';
import type { AccountHealth } from './health/accountHealth';
import { statusText } from './health/statusText';
import { problemText } from './problemText';
import type { Releasable } from '../ui/releasable';

/** The status bar item that names the environment and how it stands with it; a click switches. */
export function showEnvironmentStatus(environments: EnvironmentStore, accountHealth: AccountHealth): Releasable[] {
  const item = window.createStatusBarItem('flexli.environment', StatusBarAlignment.Left, 0);
  item.name = 'Flexli';
  item.command = 'flexli.switchEnvironment';
  const update = (): void => {
    const { current } = environments;
    const { problem, health } = accountHealth;
    const reason = problem && problemText(problem, current.name, l10n.t).message;
    const { text, tooltip, label, warns } = statusText(current, health, reason, l10n.t);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label, role: 'button' };
    item.backgroundColor = warns ? new ThemeColor('statusBarItem.warningBackground') : undefined;
  };
  update();
  item.show();
  return [item, environments.onDidChange(update), accountHealth.onDidChange(update)];
}
