import { isCoreType } from '../../model/coreActions';
import type { JsonValue } from '../../model/json';
import type { RunHistoryAction } from '../../model/run';
import type { WorkflowAction } from '../../model/workflow';
import { evaluateCondition } from '../condition/condition';
import { prepareParameters } from '../prepare';
import type { EngineFailure } from '../outcome';
import type { RunControl } from '../runControl';
import type { ActionOutcome, ActionPlace, RunPhase, RunPosition } from '../runEvent';
import { brokenBy } from '../sequenceEnd';
import type { BrokenEnd, SequenceEnd } from '../sequenceEnd';
import { applyTransform } from '../transform';
import type { TransformContext } from '../transforms/transformContext';
import { actionName } from './actionContext';
import type { ActionContext, Executed, RunScope } from './actionContext';
import { executorOf, nestingExecutorOf, unpreparedPaths } from './executors';

/** Runs actions one after the other in their order. Yields before every phase, so that a run can be held there. */
export async function* runActions(
  control: RunControl,
  scope: RunScope,
  actions: readonly WorkflowAction[],
  initial: JsonValue,
): AsyncGenerator<RunPosition, SequenceEnd, void> {
  const places = actions.map((action, index) => ({ action, path: `${scope.path}[${index}]` }));
  let state = initial;
  for (const place of places.sort((left, right) => left.action.order - right.action.order)) {
    const nested = scope.nestedRunId === undefined ? {} : { nestedRunId: scope.nestedRunId };
    const end = yield* new ActionRun(control, scope, { ...place, ...nested }, state).run();
    if (end.status !== 'successful') return end;
    state = end.state;
  }
  return { status: 'successful', state };
}

/** One action on its way through the phases. */
class ActionRun {
  readonly #control: RunControl;
  readonly #scope: RunScope;
  readonly #place: ActionPlace;
  readonly #before: JsonValue;
  readonly #transforms: TransformContext;
  readonly #started: number;
  /** Before the action, save where the build changes a state that looks like expressions when it prepares parameters. */
  #state: JsonValue;
  #historyAction: RunHistoryAction;

  constructor(control: RunControl, scope: RunScope, place: ActionPlace, state: JsonValue) {
    this.#control = control;
    this.#scope = scope;
    this.#place = place;
    this.#before = state;
    this.#state = state;
    this.#started = control.host.now().getTime();
    this.#historyAction = { connector_type: null, order: place.action.order, type: place.action.type };
    this.#transforms = {
      evaluator: scope.evaluators.expressions,
      profile: control.profile,
      meter: control.meter,
      warn: (message) => {
        control.emit({ type: 'warning', message, ...place });
      },
    };
  }

  async *run(): AsyncGenerator<RunPosition, SequenceEnd, void> {
    const interruption = this.#control.enter(this.#before);
    if (interruption !== undefined) return interruption;
    await this.#start();
    yield this.#position('condition');
    const decided = this.#checkCondition();
    if (decided !== undefined) return decided;
    yield this.#position('parameters');
    const { action } = this.#place;
    const ignored = unpreparedPaths(action.type, this.#control.profile);
    const prepared = prepareParameters(action, this.#before, this.#transforms, ignored);
    if (!prepared.ok) return this.#fail(prepared.failure);
    const { parameters, state: stateAfter } = prepared.value;
    this.#state = stateAfter;
    const excess = this.#control.excess(parameters, 'they');
    if (excess !== undefined) return this.#fail({ message: `its parameters: ${excess}`, crash: false });
    this.#control.emit({ type: 'parametersPrepared', parameters, ...this.#place });
    yield this.#position('execute');
    const late = this.#control.interruption(this.#before);
    if (late !== undefined) return late;
    const executed = yield* this.#execute(parameters);
    const interruptedMeanwhile = executed.kind === 'ended' ? undefined : this.#control.interruption(this.#before);
    if (interruptedMeanwhile !== undefined) return interruptedMeanwhile;
    if (executed.kind !== 'done') return this.#breakOff(executed);
    const state = executed.state ?? this.#state;
    yield this.#position('transform', state);
    return this.#transform(executed.response, state);
  }

  #transform(response: JsonValue, state: JsonValue): SequenceEnd {
    const updates = this.#place.action.transform ?? {};
    if (Object.keys(updates).length === 0) return this.#finish('successful', state);
    const transformed = applyTransform(response, updates, this.#transforms, { target: state });
    if (!transformed.ok) {
      return this.#fail({ ...transformed.failure, message: `its transform: ${transformed.failure.message}` });
    }
    const excess = this.#control.excess(transformed.value);
    if (excess !== undefined) return this.#fail({ message: `its transform: ${excess}`, crash: false });
    return this.#finish('successful', transformed.value);
  }

  async #start(): Promise<void> {
    const { action } = this.#place;
    this.#historyAction = { ...this.#historyAction, connector_type: await this.#connectorType() };
    await this.#control.record({
      status: 'running',
      reason: null,
      state: this.#before,
      action: this.#historyAction,
      ...(this.#scope.nestedRunId === undefined ? {} : { nested_run_id: this.#scope.nestedRunId }),
    });
    this.#control.emit({ type: 'actionStarted', state: this.#before, ...this.#place, action });
  }

  /** The type of the connector; what is wrong with it, if anything, is told when the action executes. */
  async #connectorType(): Promise<string | null> {
    const { action } = this.#place;
    if (isCoreType(action.type)) return action.type;
    try {
      return (await this.#control.connector(action.connector_id ?? ''))?.type ?? null;
    } catch {
      return null;
    }
  }

  /** The end of the action when its condition decides so. */
  #checkCondition(): SequenceEnd | undefined {
    const condition = this.#place.action.condition ?? null;
    if (condition === null) return undefined;
    const holds = evaluateCondition(condition, this.#before, {
      evaluator: this.#scope.evaluators.conditions,
      profile: this.#control.profile,
      now: () => this.#control.host.now(),
    });
    if (!holds.ok) return this.#fail(holds.failure);
    this.#control.emit({ type: 'conditionChecked', holds: holds.value, ...this.#place });
    if (holds.value) return undefined;
    if (condition.on_fail === 'skip') return this.#finish('skipped', this.#before);
    const status = condition.on_fail === 'stop' ? 'stopped' : 'failed';
    this.#finish(status, this.#before);
    const reason = `${actionName(this.#place.action)}: its condition does not hold.`;
    return { status, state: this.#before, reason, recorded: CONDITION_FAILED, endsAll: false };
  }

  async *#execute(parameters: JsonValue): AsyncGenerator<RunPosition, Executed, void> {
    const context: ActionContext = {
      control: this.#control,
      scope: this.#scope,
      place: this.#place,
      state: this.#state,
      parameters,
      transforms: this.#transforms,
      runActions,
    };
    const nesting = nestingExecutorOf(this.#place.action.type);
    if (nesting !== undefined) return yield* nesting(context);
    return await executorOf(this.#place.action.type)(context);
  }

  #breakOff(executed: Exclude<Executed, { kind: 'done' }>): SequenceEnd {
    switch (executed.kind) {
      case 'ended':
        this.#finish(executed.end.status, executed.end.state);
        return executed.end;
      case 'failed': {
        const end = this.#fail(executed.failure);
        return executed.recorded === undefined ? end : { ...end, recorded: executed.recorded };
      }
      case 'given-up': {
        if (executed.onFail === 'skip') return this.#finish('skipped', this.#state);
        this.#finish('stopped', this.#state);
        return { ...this.#brokenBy(executed.failure), status: 'stopped', endsAll: false };
      }
    }
  }

  #fail(failure: EngineFailure): BrokenEnd {
    this.#finish('failed', this.#state);
    return this.#brokenBy(failure);
  }

  #brokenBy(failure: EngineFailure): BrokenEnd {
    return brokenBy(failure, actionName(this.#place.action), this.#historyAction, this.#state, this.#control.profile);
  }

  #finish(outcome: ActionOutcome, state: JsonValue): SequenceEnd {
    const durationMs = this.#control.host.now().getTime() - this.#started;
    this.#control.emit({ type: 'actionFinished', outcome, before: this.#before, state, durationMs, ...this.#place });
    return { status: 'successful', state };
  }

  #position(phase: RunPhase, state = this.#before): RunPosition {
    return { ...this.#place, phase, state: this.#control.shown(state) };
  }
}

/** The words of the hosted engine's history. */
const CONDITION_FAILED = 'Action condition failed';
