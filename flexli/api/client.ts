import type { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAddress } from './address';
import { ConnectorsResource } from './connectors';
import { followEvents, type ServerEvent } from './eventStream';
import type { ApiResult } from './failure';
import { DEFAULT_RETRY, type RetryPolicy } from './retry';
import { RunsResource } from './runs';
import { TokenSource, type Credentials } from './tokenSource';
import { Transport } from './transport';
import { WorkflowsResource } from './workflows';

export interface FlexliApiOptions {
  /** For example `https://api.flexli.app`; https, or http on loopback. */
  readonly apiUrl: string;
  /** For example `https://auth.flexli.app/oauth2/token`. */
  readonly tokenUrl: string;
  /** Asked whenever a token is fetched; undefined when nobody is signed in. */
  readonly credentials: (signal: AbortSignal) => Promise<Credentials | undefined>;
  /**
   * A proxy for a URL; never asked for plain http, which stays on this machine. Inside VS Code leave it out: node:http
   * and node:https are set up there by the editor's own settings, proxies and certificates alike.
   */
  readonly agent?: (url: URL) => Agent | undefined;
  readonly userAgent?: string;
  /** Of one attempt, in milliseconds. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
  /** For tests. */
  readonly now?: () => number;
  readonly random?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The Flexli API of one environment. Every call gives a result and never rejects. */
export class FlexliApi {
  readonly connectors: ConnectorsResource;
  readonly workflows: WorkflowsResource;
  readonly runs: RunsResource;
  private readonly tokens: TokenSource;

  constructor(private readonly options: FlexliApiOptions) {
    const shared = {
      userAgent: options.userAgent ?? 'flexli-vscode',
      timeoutMs: options.timeoutMs ?? 30_000,
      now: options.now ?? Date.now,
      ...(options.agent ? { agent: options.agent } : {}),
    };
    this.tokens = new TokenSource({ ...shared, tokenUrl: options.tokenUrl, credentials: options.credentials });
    const transport = new Transport(
      {
        ...shared,
        apiUrl: options.apiUrl,
        retry: options.retry ?? DEFAULT_RETRY,
        random: options.random ?? Math.random,
        sleep: options.sleep ?? sleep,
      },
      this.tokens,
    );
    const address = parseAddress(options.apiUrl, 'API URL');
    const host = address.ok ? address.value.host : '';
    this.connectors = new ConnectorsResource(transport, host);
    this.workflows = new WorkflowsResource(transport, host);
    this.runs = new RunsResource(transport, host);
  }

  /** A token that is good now: the one at hand, or a new one. */
  accessToken(signal: AbortSignal): Promise<ApiResult<string>> {
    return this.tokens.get(signal);
  }

  /**
   * Follows a run by the events of an engine on this machine, which the hosted API does not have. Resolves when there are
   * no more, for whatever reason; never rejects.
   */
  async followLocalRun(runId: string, onEvent: (event: ServerEvent) => void, signal: AbortSignal): Promise<void> {
    const token = await this.tokens.get(signal);
    const path = `${this.options.apiUrl.replace(/\/+$/, '')}/local/runs/${encodeURIComponent(runId)}/events`;
    if (token.ok && URL.canParse(path)) await followEvents(new URL(path), token.value, onEvent, signal);
  }

  /** Asks for a token and makes the cheapest call with it, so that a wrong API URL shows at once, too. */
  async checkSignIn(signal: AbortSignal): Promise<ApiResult<void>> {
    const token = await this.tokens.get(signal);
    if (!token.ok) return token;
    const runs = await this.runs.list({ limit: 1 }, signal);
    return runs.ok ? { ok: true, value: undefined } : runs;
  }
}

/** Ends early when the signal aborts; the caller looks at the signal. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
