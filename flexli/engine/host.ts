import type { ConnectorCredentials, ConnectorDocument } from '../model/connector';
import type { JsonValue } from '../model/json';
import type { RunHistoryItem } from '../model/run';
import type { ActionPlace, RunEndStatus, RunEvent } from './runEvent';
import type { PreparedRequest } from './request/preparedRequest';

/** A request that a connector action makes, fully prepared. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the host must give up. */
  readonly timeoutMs: number;
  /** Bytes of an answer, unpacked, beyond which the host must give up; its own limit when absent. */
  readonly maxBytes?: number;
  /** Whether the body says who asks, so that no redirect may take it to another host. */
  readonly secretBody?: true;
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

/** A request of a connector action before credentials are put on, and where the action stands. */
export interface ConnectorCall extends ActionPlace {
  readonly request: PreparedRequest;
  /** 1 for the first, and one more for each retry. */
  readonly attempt: number;
}

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
  /** Whether the run goes on only when the child has ended. */
  readonly wait: boolean;
  /** Milliseconds after which a child that is waited for is too late; the host then ends it. */
  readonly timeoutMs: number;
}

/** A child run that was started and, if it was waited for, how it ended. */
export interface ChildRun {
  readonly runId: string;
  readonly end?: { readonly status: RunEndStatus; readonly reason?: string; readonly state: JsonValue };
}

/** What the Data action does to the key-value store. */
export interface DataRequest {
  readonly operation: 'read' | 'write' | 'query' | 'increment' | 'decrement';
  readonly scope: 'account' | 'workflow' | 'run';
  /** The exact key; for `query` what keys start with. */
  readonly key: string;
  /** What is written, or the whole number to count by. */
  readonly value: JsonValue;
}

/** The response of a Data action, or why there is none. */
export type DataOutcome =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly message: string };

export type OAuth2Credentials = Extract<ConnectorCredentials, { readonly type: 'OAuth2Client' }>;

/** An access token, or why there is none. The message holds no secret. */
export type TokenOutcome =
  | { readonly ok: true; readonly token: string }
  | {
      readonly ok: false;
      readonly message: string;
      /** Whether it may go well the next time. */ readonly passing?: true;
    };

/** Access tokens by client, kept as long as they are valid, for all runs that share them. */
export interface TokenSource {
  /** `refused` is a token that a service has just turned down; it is not given again. */
  token(credentials: OAuth2Credentials, refused?: string): Promise<TokenOutcome>;
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
  /** Answers a call in place of its service, as mocks do; undefined lets it go there. */
  intercept?(call: ConnectorCall, signal: AbortSignal): Promise<HttpOutcome | undefined>;
  /** Shared between runs where the host has one; else each run keeps its own tokens. */
  readonly tokens?: TokenSource;
  /** The connector with its credentials, or undefined when the account has none of this id. */
  connector(id: string): Promise<ConnectorDocument | undefined>;
  emitEvent(event: EmittedEvent): Promise<void>;
  startRun(request: ChildRunRequest, signal: AbortSignal): Promise<ChildRun | { readonly error: string }>;
  /** The key-value store of the Data action; without it such an action fails. */
  data?(request: DataRequest): Promise<DataOutcome>;
  /** A record of the run's history, in order. Resolves when it is kept. */
  record(item: RunHistoryItem): Promise<void>;
  /** Told what the run does as it does it; must return soon. */
  event?(event: RunEvent): void;
}
