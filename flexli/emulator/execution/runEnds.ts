import type { RunHistoryItem } from '../../model/run';

/** Why a run in a chain that is too long does not run. */
export function loop(chain: number): string {
  return (
    `stopped after ${chain} runs started by each other. ` +
    'Look for workflows that start each other by events or RunWorkflow, and give one of them a condition.'
  );
}

export const CANCELLED = 'The run was cancelled.';
export const INTERRUPTED_BEFORE = 'interrupted: the emulator ended before the run did. Start the run again.';
export const INTERRUPTED_NOW = 'interrupted: the emulator was closed before the run ended. Start the run again.';
export const WORKFLOW_GONE = 'interrupted: its workflow was deleted before the run began.';

/** The last record of a run that the emulator fails by itself. */
export function failure(reason: string, now: Date): RunHistoryItem {
  return { status: 'failed', reason, time: now.toISOString() };
}

/** The last record of a run that was cancelled. */
export function stopped(now: Date): RunHistoryItem {
  return { status: 'stopped', reason: CANCELLED, time: now.toISOString() };
}
