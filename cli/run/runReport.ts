import type { EmittedEvent } from '../../flexli/engine/host';
import type { RunEvent, RunResult } from '../../flexli/engine/runEvent';
import type { JsonValue } from '../../flexli/model/json';
import type { RunHistoryItem } from '../../flexli/model/run';
import { shortPath } from '../../flexli/engine/mocks/mock';
import type { EndedRun, RunWatcher, StartedRun } from './workflowRun';

/** What `--format json` writes; credentials are in none of it. */
export interface RunReport {
  readonly workflow: string;
  readonly path: string;
  readonly status: RunResult['status'];
  readonly reason?: string;
  readonly state: JsonValue;
  readonly duration_ms: number;
  /** As GET /v1/run-history/{run_id} lists them. */
  readonly history: readonly RunHistoryItem[];
  readonly requests: readonly ReportedRequest[];
  readonly emitted: readonly {
    readonly event_type: string;
    readonly content_type?: string;
    readonly body?: JsonValue;
    /** Workflow files that it would start in an account; here it starts none. */
    readonly listeners?: readonly string[];
  }[];
  readonly warnings: readonly { readonly action: string; readonly message: string }[];
  /** Mocks that nothing asked for. */
  readonly unused_mocks: readonly string[];
}

/** A request of an action, before credentials were put on. */
export interface ReportedRequest {
  /** Name of the workflow, when it is another one than the first. */
  readonly workflow?: string;
  /** Such as `actions[2].actions[0]`. */
  readonly action: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly query: JsonValue;
  readonly headers: JsonValue;
  readonly body: JsonValue;
  /** Missing when there was no answer. */
  readonly status?: number;
  readonly response?: JsonValue;
}

/** Keeps what happens in a run and in those that it starts. */
export class RunRecorder implements RunWatcher {
  readonly #requests: ReportedRequest[] = [];
  readonly #emitted: RunReport['emitted'][number][] = [];
  readonly #warnings: RunReport['warnings'][number][] = [];

  started(): void {
    // The report has the runs by their requests.
  }

  emitted(_: StartedRun, { eventType, contentType, body }: EmittedEvent, listeners: readonly string[]): void {
    this.#emitted.push({
      event_type: eventType,
      ...(contentType !== undefined && { content_type: contentType }),
      ...(body !== undefined && { body }),
      ...(listeners.length > 0 && { listeners }),
    });
  }

  event(run: StartedRun, event: RunEvent): void {
    if (event.type === 'warning') this.#warnings.push({ action: shortPath(event.path), message: event.message });
    if (event.type === 'requestSent') {
      const { method, url, query, headers, body } = event.request;
      this.#requests.push({
        ...(run.parent !== undefined && { workflow: run.workflow }),
        ...{ action: shortPath(event.path), attempt: event.attempt, method, url, query, headers, body },
      });
    }
    const last = this.#requests.at(-1);
    if (event.type === 'responseReceived' && last !== undefined) {
      this.#requests[this.#requests.length - 1] = { ...last, status: event.status, response: event.value };
    }
  }

  report({ workflow, path, result, durationMs, history }: EndedRun, unusedMocks: readonly string[]): RunReport {
    const { status, reason, state } = result;
    return {
      workflow,
      path,
      status,
      ...(reason !== undefined && { reason }),
      state,
      duration_ms: durationMs,
      history,
      requests: this.#requests,
      emitted: this.#emitted,
      warnings: this.#warnings,
      unused_mocks: unusedMocks,
    };
  }
}
