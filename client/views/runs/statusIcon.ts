import { ThemeColor, ThemeIcon } from 'vscode';
import type { StepStatus } from '../../runs/runTimeline';

/** The icon of a status, in the colours that test results have. */
export function statusIcon(status: StepStatus): ThemeIcon {
  switch (status) {
    case 'running':
      return new ThemeIcon('sync~spin', new ThemeColor('testing.iconQueued'));
    case 'successful':
      return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
    case 'skipped':
      return new ThemeIcon('debug-step-over', new ThemeColor('testing.iconSkipped'));
    case 'failed':
      return new ThemeIcon('error', new ThemeColor('testing.iconFailed'));
    case 'stopped':
      return new ThemeIcon('circle-slash', new ThemeColor('testing.iconSkipped'));
    case 'lost':
      return new ThemeIcon('question', new ThemeColor('testing.iconErrored'));
  }
}
