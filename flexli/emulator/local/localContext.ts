import type { ApiContext } from '../api/apiContext';
import type { EmulatorClock } from '../clock';
import type { RunEvents } from '../execution/runEvents';
import type { DataStore } from '../store/dataStore';

/** What the calls below `/local` work with; the hosted API has none of them. */
export interface LocalContext extends ApiContext {
  readonly clock: EmulatorClock;
  readonly events: RunEvents;
  readonly data: DataStore;
  /** Ends all runs and takes everything out of the store. */
  readonly reset: () => Promise<void>;
}
