import type { RunReader } from '../../runs/runReader';
import type { RunEntry, RunStore } from '../../runs/runStore';

/** What nodes of runs read from. */
export interface RunParts {
  readonly store: RunStore;
  readonly reader: RunReader;
}

/** The runs that a run has started, as far as they are known. */
export function childrenOf({ store }: RunParts, run: RunEntry): readonly RunEntry[] {
  return store.list().filter(({ parentId }) => parentId === run.id);
}
