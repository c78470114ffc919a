import type { JsonObject, JsonValue } from '../../model/json';
import type { WorkflowAction } from '../../model/workflow';
import { isObject } from '../exactJson';
import { success } from '../outcome';
import type { Outcome } from '../outcome';
import { endFields } from '../sequenceEnd';
import type { SequenceEnd } from '../sequenceEnd';
import { hostedState } from '../source';
import { applyTransform } from '../transform';
import { done, failedBecause } from './actionContext';
import type { ActionContext, NestingExecutor, RunScope } from './actionContext';

/**
 * Runs the actions within once for each item of a list. Each item has a run of its own, whose state is the item or what
 * `iterator_input` makes of it, and whose failure is no failure of the run around it. The state around does not change.
 */
export const executeIterator: NestingExecutor = async function* (context) {
  const { control, place } = context;
  const parameters = isObject(context.parameters) ? context.parameters : {};
  const items = parameters.array_path ?? null;
  if (!Array.isArray(items)) {
    const shown = items === null ? 'null' : `of another type (${typeof items})`;
    return failedBecause(`its array_path must lead to a list, but the value is ${shown}. Look at the state before it.`);
  }
  const actions = actionsOf(parameters.actions);
  for (const [index, item] of (items as readonly JsonValue[]).entries()) {
    const interruption = control.interruption(context.state);
    if (interruption !== undefined) return ended(interruption);
    const nestedRunId = control.host.newId();
    // The hosted engine has the function for it and never gives it a value.
    const evaluators = control.profile === 'documented' ? control.evaluators.create(item) : context.scope.evaluators;
    const scope: RunScope = { path: `${place.path}.parameters.actions`, nestedRunId, evaluators };
    const state = itemState(context, scope, item, parameters.iterator_input ?? null);
    const excess = state.ok ? control.excess(state.value) : undefined;
    if (excess !== undefined) return failedBecause(`item ${index + 1}: ${excess}`, false);
    if (!state.ok)
      return { kind: 'failed', failure: { ...state.failure, message: `item ${index + 1}: ${state.failure.message}` } };
    control.emit({ type: 'nestedRunStarted', item: index, state: state.value, ...place, nestedRunId });
    const end = yield* context.runActions(control, scope, actions, state.value);
    if (end.status !== 'successful' && end.endsAll) return ended(end);
    await finishItem(context, end, nestedRunId, index);
  }
  return done(null);
};

async function finishItem(context: ActionContext, end: SequenceEnd, nestedRunId: string, index: number): Promise<void> {
  const { control, place } = context;
  const failed = end.status === 'successful' ? undefined : end;
  await control.record({ ...endFields(end), nested_run_id: nestedRunId });
  const reason = failed === undefined ? {} : { reason: failed.reason };
  control.emit({ type: 'nestedRunFinished', status: end.status, ...reason, ...place, nestedRunId });
  if (end.status === 'failed') {
    const message = `Item ${index + 1} failed, and the run goes on: ${end.reason}`;
    control.emit({ type: 'warning', message, ...place });
  }
}

/** The state that the run of an item starts with. */
function itemState(context: ActionContext, scope: RunScope, item: JsonValue, input: JsonValue): Outcome<JsonValue> {
  const transforms = { ...context.transforms, evaluator: scope.evaluators.expressions };
  if (context.control.profile !== 'documented') return hostedState(item, transforms);
  return isObject(input) ? applyTransform(context.state, input, transforms) : success(item);
}

/** The actions, whose shape the API has checked when the workflow was stored. */
function actionsOf(value: JsonValue | undefined): readonly WorkflowAction[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).filter(isAction);
}

function isAction(value: JsonValue): value is JsonObject & WorkflowAction {
  return isObject(value) && typeof value.type === 'string' && typeof value.order === 'number';
}

function ended(end: SequenceEnd): ReturnType<typeof done> {
  return end.status === 'successful' ? done(null) : { kind: 'ended', end };
}
