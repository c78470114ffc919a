import { l10n } from 'vscode';
import { durationText } from '../../runs/duration';
import type { StepStatus } from '../../runs/runTimeline';

/** A status as a word. */
export function statusText(status: StepStatus): string {
  switch (status) {
    case 'running':
      return l10n.t('running');
    case 'successful':
      return l10n.t('successful');
    case 'skipped':
      return l10n.t('skipped');
    case 'failed':
      return l10n.t('failed');
    case 'stopped':
      return l10n.t('stopped');
    case 'lost':
      return l10n.t('no end recorded');
  }
}

/**
 * A status with the time it took, for the narrow line of a tree: the icon says what went well, so a word stands only
 * beside the others.
 */
export function statusAndTime({ status, durationMs }: { status: StepStatus; durationMs?: number }): string {
  const time = durationMs === undefined || status === 'running' ? [] : [durationText(durationMs)];
  return [...(status === 'successful' ? [] : [statusText(status)]), ...time].join(' · ');
}
