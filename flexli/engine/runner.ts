import type { JsonValue } from '../model/json';
import type { WorkflowDocument } from '../model/workflow';
import { runActions } from './actions/runActions';
import { EvaluatorFactory } from './expressionEvaluator';
import type { EngineHost } from './host';
import { failed } from './outcome';
import { DEFAULT_PROFILE } from './profile';
import type { EngineProfile } from './profile';
import { RunControl } from './runControl';
import type { RunPosition, RunResult } from './runEvent';
import { runLimits } from './runLimits';
import type { RunLimits } from './runLimits';
import { endFields, HOSTED_CRASH } from './sequenceEnd';
import type { SequenceEnd } from './sequenceEnd';
import { initialState } from './source';

export interface RunnerOptions {
  readonly profile?: EngineProfile;
  /** A fresh one from the host when absent. */
  readonly runId?: string;
  readonly limits?: Partial<RunLimits>;
  /**
   * Whether the host takes numbers as Python has them (`ExactNumber`) in records, events and the result; else they are plain.
   * `writeJson` writes them digit by digit.
   */
  readonly takesExact?: boolean;
}

/**
 * One run of a workflow. Whatever goes wrong in it is its result: it rejects only when the host does while it keeps a
 * record. `run` goes to the end; `advance` to the next phase of an action, for whoever wants to look at the run there.
 */
export class WorkflowRunner {
  readonly runId: string;
  readonly #workflow: WorkflowDocument;
  readonly #input: JsonValue;
  readonly #host: EngineHost;
  readonly #profile: EngineProfile;
  readonly #evaluators: EvaluatorFactory;
  readonly #limits: RunLimits;
  readonly #takesExact: boolean;
  readonly #steps: AsyncGenerator<RunPosition, RunResult, void>;
  #control: RunControl | undefined;
  #signal: AbortSignal = new AbortController().signal;
  #result: RunResult | undefined;

  constructor(workflow: WorkflowDocument, input: JsonValue, host: EngineHost, options: RunnerOptions = {}) {
    this.#workflow = workflow;
    this.#input = input;
    this.#host = host;
    this.#profile = options.profile ?? DEFAULT_PROFILE;
    this.#limits = runLimits(options.limits);
    this.#takesExact = options.takesExact === true;
    this.#evaluators = new EvaluatorFactory(
      { now: () => host.now(), random: () => host.random() },
      this.#profile,
      (value) => this.#control?.excess(value, 'its value'),
    );
    this.runId = options.runId ?? host.newId();
    this.#steps = this.#run();
  }

  /** Set once the run has ended. */
  get result(): RunResult | undefined {
    return this.#result;
  }

  /** Runs to the end, or until the signal aborts: then the run is `stopped`. */
  async run(signal: AbortSignal): Promise<RunResult> {
    while ((await this.advance(signal)) !== undefined);
    return this.#result ?? { status: 'stopped', reason: 'The run has ended.', state: null };
  }

  /** Goes on to the next phase and says where that is, before it is entered; undefined once the run has ended. */
  async advance(signal: AbortSignal): Promise<RunPosition | undefined> {
    this.#signal = signal;
    if (this.#control !== undefined) this.#control.signal = signal;
    const step = await this.#steps.next();
    if (step.done !== true) return step.value;
    this.#result ??= step.value;
    return undefined;
  }

  async *#run(): AsyncGenerator<RunPosition, RunResult, void> {
    const control = new RunControl(
      {
        workflow: this.#workflow,
        host: this.#host,
        profile: this.#profile,
        limits: this.#limits,
        evaluators: this.#evaluators,
        takesExact: this.#takesExact,
      },
      this.#signal,
    );
    this.#control = control;
    const excess = control.excess(this.#input);
    const start =
      excess === undefined
        ? initialState(this.#workflow, this.#input, this.#evaluators, this.#profile)
        : failed(`the input: ${excess}`);
    const state = start.ok ? start.value : this.#input;
    control.emit({ type: 'runStarted', runId: this.runId, state });
    if (!start.ok) {
      const prefix = this.#profile !== 'documented' && excess === undefined ? HOSTED_CRASH : '';
      return this.#finish(control, failedStart(prefix + start.failure.message, state));
    }
    const scope = { path: 'actions', evaluators: this.#evaluators.create() };
    return this.#finish(control, yield* runActions(control, scope, this.#workflow.actions, state));
  }

  async #finish(control: RunControl, end: SequenceEnd): Promise<RunResult> {
    await control.record(endFields(end));
    const reason = end.status === 'successful' ? {} : { reason: end.reason };
    const result: RunResult = { status: end.status, ...reason, state: control.shown(end.state) };
    control.emit({ type: 'runFinished', runId: this.runId, ...result });
    return result;
  }
}

/** The hosted engine expects no failure before the first action. */
function failedStart(reason: string, state: JsonValue): SequenceEnd {
  return { status: 'failed', state, reason, recorded: reason, endsAll: true };
}
