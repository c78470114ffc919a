import type { JsonValue } from '../model/json';
import type { RunHistoryItem, RunSummary } from '../model/run';
import type { Created } from './contract';
import type { ApiResult } from './failure';
import { readCreated, readItems } from './readBody';
import type { Transport } from './transport';

export interface RunFilter {
  readonly workflowId?: string;
  readonly limit?: number;
}

/** /v1/run-workflow and /v1/run-history */
export class RunsResource {
  constructor(
    private readonly transport: Transport,
    private readonly host: string,
  ) {}

  /** The id is the run's. */
  async start(workflowId: string, version: number, input: JsonValue, signal: AbortSignal): Promise<ApiResult<Created>> {
    const path = `/v1/run-workflow/${encodeURIComponent(workflowId)}/version/${version}`;
    return readCreated(await this.transport.call({ method: 'POST', path, body: input }, signal), this.host);
  }

  /** Newest first. A failed or stopped run stays `queued` in this list; its own history says how it ended. */
  async list(filter: RunFilter, signal: AbortSignal): Promise<ApiResult<readonly RunSummary[]>> {
    const query = { workflow: filter.workflowId, limit: filter.limit?.toString() };
    return readItems<RunSummary>(
      await this.transport.call({ method: 'GET', path: '/v1/run-history', query }, signal),
      this.host,
      ['run_id', 'status'],
    );
  }

  async history(
    runId: string,
    options: { readonly limit?: number },
    signal: AbortSignal,
  ): Promise<ApiResult<readonly RunHistoryItem[]>> {
    const path = `/v1/run-history/${encodeURIComponent(runId)}`;
    const query = { limit: options.limit?.toString() };
    return readItems<RunHistoryItem>(await this.transport.call({ method: 'GET', path, query }, signal), this.host, [
      'status',
      'time',
    ]);
  }
}
