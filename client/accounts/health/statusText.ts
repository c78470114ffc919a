import type { Translate } from '../../ui/translate';
import { type Environment, isLocal } from '../environment';
import { type Health, healthText, isTrouble } from './health';

/** What the status bar shows. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** For a screen reader. */
  readonly label: string;
  readonly warns: boolean;
}

/** The words of the status bar for an environment and how it stands with it. `reason` is the problem in a sentence. */
export function statusText(
  environment: Environment,
  health: Health,
  reason: string | undefined,
  t: Translate,
): StatusText {
  const { name, apiUrl } = environment;
  const words = healthText(health, t);
  const icon = isTrouble(health) ? 'warning' : health === 'signed-out' ? 'debug-disconnect' : 'plug';
  const where = isLocal(environment)
    ? t('Flexli deploys to the engine on this machine. Click to switch.')
    : t('Flexli deploys to {0}, {1}. Click to switch.', name, apiUrl);
  const tooltip = reason === undefined ? where : `${where}\n${reason}`;
  const label = t('Flexli environment: {0}', name);
  return {
    text: `$(${icon}) Flexli: ${name}${words === '' ? '' : ` · ${words}`}`,
    tooltip,
    label: words === '' ? label : `${label}, ${words}`,
    warns: isTrouble(health),
  };
}
