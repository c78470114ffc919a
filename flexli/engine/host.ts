import type { ConnectorDocument } from '../model/connector';
import type { JsonValue } from '../model/json';
import type { RunHistoryItem } from '../model/run';
import type { RunEvent } from './runEvent';

/** A request that a connector action makes, fully prepared. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the host must give up. */
  readonly timeoutMs: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer, or why there was none; a host never rejects. */
export type HttpOutcome =
  { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly message: string };

/** A workflow emits a custom event; the host queues it. */
export interface EmittedEvent {
  readonly eventType: string;
  readonly contentType?: string;
  readonly body?: JsonValue;
}

/** RunWorkflow asks for a child run. */
export interface ChildRunRequest {
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly input: JsonValue;
}

/** Everything impure that a run needs. The engine is deterministic given its host. */
export interface EngineHost {
  now(): Date;
  /** A fresh ULID. */
  newId(): string;
  /** In [0, 1). */
  random(): number;
  /** Resolves after `ms` milliseconds, or early when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  http(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome>;
  /** The connector with its credentials, or undefined when the account has none of this id. */
  connector(id: string): Promise<ConnectorDocument | undefined>;
  emitEvent(event: EmittedEvent): Promise<void>;
  startRun(request: ChildRunRequest): Promise<{ readonly runId: string } | { readonly error: string }>;
  /** A record of the run's history, in order. Resolves when it is kept. */
  record(item: RunHistoryItem): Promise<void>;
  /** Told what the run does as it does it; must return soon. */
  event?(event: RunEvent): void;
}
