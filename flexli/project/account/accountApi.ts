import type { ConnectorsResource } from '../../api/connectors';
import type { WorkflowsResource } from '../../api/workflows';

/** The calls that planning and deploying need; a `FlexliApi` has them. */
export interface AccountApi {
  readonly connectors: Pick<ConnectorsResource, 'list' | 'get' | 'create' | 'delete'>;
  readonly workflows: Pick<WorkflowsResource, 'list' | 'get' | 'create' | 'delete'>;
}
