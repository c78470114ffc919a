import { setImmediate } from 'node:timers/promises';

/** Messages that may have arrived together are taken one a turn. */
const TURNS = 4;

/** Lets what has arrived meanwhile go first: changes, cancellations, requests that a person waits for. */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}
