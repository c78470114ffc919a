import type {
  ChildRun,
  ChildRunRequest,
  DataOutcome,
  DataRequest,
  EmittedEvent,
  EngineHost,
  HttpOutcome,
  HttpRequest,
} from '../../../../flexli/engine/host';
import type { EngineProfile } from '../../../../flexli/engine/profile';
import type { RunEvent, RunPosition, RunResult } from '../../../../flexli/engine/runEvent';
import { WorkflowRunner } from '../../../../flexli/engine/runner';
import type { RunLimits } from '../../../../flexli/engine/runLimits';
import type { ConnectorDocument } from '../../../../flexli/model/connector';
import type { JsonValue } from '../../../../flexli/model/json';
import type { RunHistoryItem } from '../../../../flexli/model/run';
import type { WorkflowAction, WorkflowDocument } from '../../../../flexli/model/workflow';

/** A host that keeps what it is told. Its clock only moves while somebody sleeps. */
export class TestHost implements EngineHost {
  readonly records: RunHistoryItem[] = [];
  readonly requests: HttpRequest[] = [];
  readonly emitted: EmittedEvent[] = [];
  readonly children: ChildRunRequest[] = [];
  readonly events: RunEvent[] = [];
  readonly sleeps: number[] = [];
  readonly dataRequests: DataRequest[] = [];
  /** How children end that are waited for. */
  childEnd: NonNullable<ChildRun['end']> = { status: 'successful', state: { done: true } };
  readonly #answers: HttpOutcome[];
  readonly #connector: ConnectorDocument;
  #time = Date.UTC(2024, 6, 15, 12);
  #ids = 0;

  constructor(answers: readonly HttpOutcome[] = [], connector: ConnectorDocument = SHOP) {
    this.#answers = [...answers];
    this.#connector = connector;
  }

  now(): Date {
    return new Date(this.#time);
  }

  newId(): string {
    return `id-${++this.#ids}`;
  }

  random(): number {
    return 0.5;
  }

  sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    this.#time += ms;
    return Promise.resolve();
  }

  http(request: HttpRequest): Promise<HttpOutcome> {
    this.requests.push(request);
    return Promise.resolve(this.#answers.shift() ?? answer(200, {}));
  }

  connector(id: string): Promise<ConnectorDocument | undefined> {
    return Promise.resolve(id === 'shop' ? this.#connector : undefined);
  }

  emitEvent(event: EmittedEvent): Promise<void> {
    this.emitted.push(event);
    return Promise.resolve();
  }

  startRun(request: ChildRunRequest): ReturnType<EngineHost['startRun']> {
    this.children.push(request);
    if (request.workflowId === 'gone') return Promise.resolve({ error: 'there is no such workflow.' });
    return Promise.resolve({ runId: 'child', ...(request.wait ? { end: this.childEnd } : {}) });
  }

  data(request: DataRequest): Promise<DataOutcome> {
    this.dataRequests.push(request);
    return Promise.resolve({ ok: true, value: { key: request.key, value: request.value } });
  }

  record(item: RunHistoryItem): Promise<void> {
    this.records.push(item);
    return Promise.resolve();
  }

  event(event: RunEvent): void {
    this.events.push(event);
  }
}

export const SHOP: ConnectorDocument = {
  type: 'Shop',
  name: 'Shop',
  description: 'Sells things',
  schema_version: 1,
  config: { host: 'shop.example.com', default_headers: { 'Content-Type': 'application/json' } },
  actions: [
    { type: 'Get', method: 'get', path: 'items/{id}' },
    { type: 'Add', method: 'post', path: 'items', body: '::' },
  ],
};

export function answer(status: number, body: JsonValue, reason = 'Reason'): HttpOutcome {
  return { ok: true, response: { status, reason, headers: {}, body: JSON.stringify(body) } };
}

export interface RunSetup {
  readonly input?: JsonValue;
  readonly answers?: readonly HttpOutcome[];
  readonly connector?: ConnectorDocument;
  readonly profile?: EngineProfile;
  readonly limits?: Partial<RunLimits>;
  readonly takesExact?: boolean;
  /** Further fields of the workflow. */
  readonly workflow?: Partial<WorkflowDocument>;
}

export interface TestRun {
  readonly runner: WorkflowRunner;
  readonly host: TestHost;
}

export function prepareRun(actions: readonly WorkflowAction[], setup: RunSetup = {}): TestRun {
  const host = new TestHost(setup.answers, setup.connector);
  const workflow: WorkflowDocument = { name: 'test', schema_version: 1, actions, ...setup.workflow };
  const { profile, limits, takesExact } = setup;
  const runner = new WorkflowRunner(workflow, setup.input ?? {}, host, {
    runId: 'run',
    ...(profile === undefined ? {} : { profile }),
    ...(limits === undefined ? {} : { limits }),
    ...(takesExact === undefined ? {} : { takesExact }),
  });
  return { runner, host };
}

export async function runActions(
  actions: readonly WorkflowAction[],
  setup: RunSetup = {},
): Promise<{ readonly result: RunResult; readonly host: TestHost }> {
  const { runner, host } = prepareRun(actions, setup);
  return { result: await runner.run(new AbortController().signal), host };
}

/** Every place that a run can be held at, as `path phase`. */
export async function positionsOf(run: TestRun): Promise<readonly string[]> {
  const positions: RunPosition[] = [];
  const { signal } = new AbortController();
  for (;;) {
    const position = await run.runner.advance(signal);
    if (position === undefined) return positions.map(({ path, phase }) => `${path} ${phase}`);
    positions.push(position);
  }
}

export function core(type: string, order: number, fields: Partial<WorkflowAction> = {}): WorkflowAction {
  return { type: `Flexli:CoreV1:${type}`, order, ...fields };
}

export function call(type: string, order: number, fields: Partial<WorkflowAction> = {}): WorkflowAction {
  return { type, order, connector_id: 'shop', ...fields };
}
