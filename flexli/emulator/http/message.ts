import type { IncomingHttpHeaders } from 'node:http';

/** A request as the handlers see it: read completely, its path matched. */
export interface ApiRequest {
  /** Our id of the request, repeated in error bodies. */
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Variables of the matched route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Aborts when the caller hangs up or the emulator closes. */
  readonly signal: AbortSignal;
}

/** What a handler answers; `body` is written as JSON, and nothing at all is written when it is undefined. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of a body: called once with a stream of server-sent events, which stays open until one side ends it. */
  readonly stream?: (stream: EventStream) => void;
}

/** Server-sent events to one caller. */
export interface EventStream {
  /** Aborts when the caller hangs up or the emulator closes. */
  readonly signal: AbortSignal;
  /** `data` is written as JSON. A caller that does not read for long is cut off. */
  send(event: string, data: unknown): void;
  end(): void;
}

export type Handler = (request: ApiRequest) => Answer | Promise<Answer>;
