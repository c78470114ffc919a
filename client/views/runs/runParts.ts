import type { RunReader } from '../../runs/runReader';
import type { RunStore } from '../../runs/runStore';

/** What nodes of runs read from. */
export interface RunParts {
  readonly store: RunStore;
  readonly reader: RunReader;
}
