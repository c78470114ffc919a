import type { DeployedWorkflow, WorkflowDocument } from '../model/workflow';
import type { Created, WorkflowSummary } from './contract';
import type { ApiResult } from './failure';
import { readCreated, readItems, readNothing, readObject } from './readBody';
import type { Transport } from './transport';

export interface WorkflowFilter {
  readonly id?: string;
  readonly releasesOnly?: boolean;
}

/** /v1/workflows */
export class WorkflowsResource {
  constructor(
    private readonly transport: Transport,
    private readonly host: string,
  ) {}

  async create(document: WorkflowDocument, signal: AbortSignal): Promise<ApiResult<Created>> {
    return readCreated(await this.transport.call({ method: 'POST', path: PATH, body: document }, signal), this.host);
  }

  /** Every version of every workflow, unless the filter says less. */
  async list(filter: WorkflowFilter, signal: AbortSignal): Promise<ApiResult<readonly WorkflowSummary[]>> {
    const query = { id: filter.id, 'releases-only': filter.releasesOnly === true ? 'true' : undefined };
    return readItems<WorkflowSummary>(
      await this.transport.call({ method: 'GET', path: PATH, query }, signal),
      this.host,
      ['id', 'name', 'version'],
    );
  }

  /** The API leaves out `variables`, `timeout` and `on_error`. */
  async get(id: string, version: number, signal: AbortSignal): Promise<ApiResult<DeployedWorkflow>> {
    return readObject<DeployedWorkflow>(
      await this.transport.call({ method: 'GET', path: pathOf(id, version) }, signal),
      this.host,
      ['id', 'name', 'actions'],
    );
  }

  async delete(id: string, version: number, signal: AbortSignal): Promise<ApiResult<void>> {
    return readNothing(await this.transport.call({ method: 'DELETE', path: pathOf(id, version) }, signal));
  }
}

const PATH = '/v1/workflows';

/** The deployed API says `version`; its published description says `versions`. */
function pathOf(id: string, version: number): string {
  return `${PATH}/${encodeURIComponent(id)}/version/${version}`;
}
