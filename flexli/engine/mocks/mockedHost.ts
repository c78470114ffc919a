import { CoreAction } from '../../model/coreActions';
import type { JsonValue } from '../../model/json';
import { LIMITS } from '../../model/limits';
import type {
  ChildRun,
  ChildRunRequest,
  ConnectorCall,
  DataOutcome,
  DataRequest,
  EngineHost,
  HttpOutcome,
} from '../host';
import { responseValue } from '../request/response';
import type { ActionPlace, RunEvent } from '../runEvent';
import type { MockAnswer } from './mock';
import { shortPath } from './mock';
import { statusReason } from './statusReason';
import type { RunMocks } from './runMocks';

export interface MockedRun {
  readonly mocks: RunMocks;
  /** What has no mock fails instead of being sent. */
  readonly isOffline: boolean;
  /** Name of the workflow that the host runs. */
  readonly workflow: string;
  /** Whether the run began with that workflow. */
  readonly isFirst: boolean;
}

/**
 * A host for one run whose connector actions, child runs, waits and Data are answered by mocks where there are some. What
 * has none goes to the host that was given, requests only unless the run is offline.
 */
export function withMocks(host: EngineHost, run: MockedRun): EngineHost {
  return new MockedHost(host, run);
}

class MockedHost implements EngineHost {
  readonly #host: EngineHost;
  readonly #run: MockedRun;
  /** The action that executes now; actions of a run execute one after the other. */
  #place: ActionPlace | undefined;
  #wasRefused = false;

  constructor(host: EngineHost, run: MockedRun) {
    this.#host = host;
    this.#run = run;
  }

  get tokens(): EngineHost['tokens'] {
    return this.#host.tokens;
  }

  now(): Date {
    return this.#host.now();
  }

  newId(): string {
    return this.#host.newId();
  }

  random(): number {
    return this.#host.random();
  }

  http(...args: Parameters<EngineHost['http']>): ReturnType<EngineHost['http']> {
    return this.#host.http(...args);
  }

  connector(id: string): ReturnType<EngineHost['connector']> {
    return this.#host.connector(id);
  }

  emitEvent(...args: Parameters<EngineHost['emitEvent']>): ReturnType<EngineHost['emitEvent']> {
    return this.#host.emitEvent(...args);
  }

  record(...args: Parameters<EngineHost['record']>): ReturnType<EngineHost['record']> {
    return this.#host.record(...args);
  }

  event(event: RunEvent): void {
    if (event.type === 'parametersPrepared') this.#place = event;
    this.#host.event?.(event);
  }

  async intercept(call: ConnectorCall, signal: AbortSignal): Promise<HttpOutcome | undefined> {
    const { mocks, isOffline, workflow, isFirst } = this.#run;
    const answer = mocks.next({ path: call.path, action: call.action, request: call.request, workflow, isFirst });
    this.#wasRefused = answer === undefined && isOffline;
    if (answer !== undefined)
      return this.#outcome(answer, (call.action.timeout ?? LIMITS.actionTimeout.default) * 1000, signal);
    if (isOffline) return { ok: false, message: offlineMessage(call) };
    return this.#host.intercept?.(call, signal);
  }

  /** A mocked Wait takes its delay; a request that is not sent since the run is offline is not worth a pause. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#place?.action.type === CoreAction.Wait) {
      const answer = this.#answerHere();
      return this.#host.sleep(answer === undefined ? ms : answer.delay * 1000, signal);
    }
    return this.#wasRefused ? Promise.resolve() : this.#host.sleep(ms, signal);
  }

  /** The value of a mock is the state at the end of the child run. */
  async startRun(request: ChildRunRequest, signal: AbortSignal): Promise<ChildRun | { readonly error: string }> {
    const answer = this.#answerHere();
    if (answer === undefined) return this.#host.startRun(request, signal);
    await this.#host.sleep(answer.delay * 1000, signal);
    const runId = this.#host.newId();
    if (answer.kind === 'error') {
      const reason = answer.message;
      return request.wait ? { runId, end: { status: 'failed', reason, state: null } } : { error: reason };
    }
    return { runId, ...(request.wait && { end: { status: 'successful', state: valueOf(answer) } }) };
  }

  async data(request: DataRequest): Promise<DataOutcome> {
    const answer = this.#answerHere();
    if (answer?.kind === 'error') return { ok: false, message: answer.message };
    if (answer !== undefined) return { ok: true, value: valueOf(answer) };
    if (this.#host.data !== undefined) return this.#host.data(request);
    return { ok: false, message: 'there is no data store in this kind of run. Add a mock for the action.' };
  }

  #answerHere(): MockAnswer | undefined {
    const { mocks, workflow, isFirst } = this.#run;
    return this.#place && mocks.next({ path: this.#place.path, action: this.#place.action, workflow, isFirst });
  }

  async #outcome(answer: MockAnswer, timeoutMs: number, signal: AbortSignal): Promise<HttpOutcome> {
    const delayMs = answer.delay * 1000;
    await this.#host.sleep(Math.min(delayMs, timeoutMs), signal);
    if (delayMs > timeoutMs)
      return { ok: false, message: `No complete answer from the mock within ${timeoutMs / 1000} s.` };
    if (answer.kind === 'error') return { ok: false, message: answer.message };
    const { status, body } = answer;
    return { ok: true, response: { status, reason: statusReason(status), headers: {}, body } };
  }
}

function offlineMessage({ path, action, request }: ConnectorCall): string {
  const place = shortPath(path);
  return (
    `its request (${request.method.toUpperCase()} ${request.url}) was not sent, since the run is offline and no mock fits. ` +
    `Add a mock with "action": "${place}" or "type": "${action.type}".`
  );
}

function valueOf(answer: Extract<MockAnswer, { kind: 'answer' }>): JsonValue {
  return responseValue({ status: answer.status, reason: '', headers: {}, body: answer.body });
}
