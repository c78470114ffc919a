import type { DocumentValidator } from '../../model/finding';
import type { RunService } from '../execution/runService';
import type { ConnectorStore } from '../store/connectorStore';
import type { RunStore } from '../store/runStore';
import type { WorkflowStore } from '../store/workflowStore';

/** What the calls of the API work with. */
export interface ApiContext {
  readonly connectors: ConnectorStore;
  readonly workflows: WorkflowStore;
  readonly runs: RunStore;
  readonly execution: RunService;
  readonly validator: DocumentValidator;
  /** Told that workflows were added, removed or released. */
  readonly workflowsChanged: () => void;
  /** A fresh ULID, later in order than every one before. */
  readonly newId: () => string;
}
