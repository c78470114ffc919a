import type { JsonValue } from '../../model/json';
import { isCoreType, CORE_PREFIX } from '../../model/coreActions';
import type { WorkflowAction } from '../../model/workflow';
import type { Evaluators } from '../expressionEvaluator';
import type { EngineFailure } from '../outcome';
import type { RunControl } from '../runControl';
import type { ActionPlace, RunPosition } from '../runEvent';
import type { BrokenEnd, SequenceEnd } from '../sequenceEnd';
import type { TransformContext } from '../transforms/transformContext';

/** Where a list of actions stands. */
export interface RunScope {
  /** The path of the list in the document, such as `actions`. */
  readonly path: string;
  /** Set for the actions of an Iterator: the run of the item. */
  readonly nestedRunId?: string;
  readonly evaluators: Evaluators;
}

/** What an action is executed with. */
export interface ActionContext {
  readonly control: RunControl;
  readonly scope: RunScope;
  readonly place: ActionPlace;
  readonly state: JsonValue;
  /** Prepared from the state. */
  readonly parameters: JsonValue;
  /** For preparing and transforming. */
  readonly transforms: TransformContext;
  /** Runs the actions within this one. */
  readonly runActions: ActionsRunner;
}

/** Runs actions one after the other in their order. Yields before every phase, so that a run can be held there. */
export type ActionsRunner = (
  control: RunControl,
  scope: RunScope,
  actions: readonly WorkflowAction[],
  state: JsonValue,
) => AsyncGenerator<RunPosition, SequenceEnd, void>;

/** What executing an action came to. */
export type Executed =
  | {
      readonly kind: 'done';
      /** What the action's transform reads from. */
      readonly response: JsonValue;
      /** The new state, when the action changed it before its transform. */
      readonly state?: JsonValue;
    }
  /** `recorded` is the reason in the history, when it is not the message. */
  | { readonly kind: 'failed'; readonly failure: EngineFailure; readonly recorded?: JsonValue }
  /** `on_error` says that a failure is no reason to fail. */
  | { readonly kind: 'given-up'; readonly onFail: 'skip' | 'stop'; readonly failure: EngineFailure }
  /** Actions within ended the run. */
  | { readonly kind: 'ended'; readonly end: BrokenEnd };

/** Executes actions of a type that holds no others. */
export type ActionExecutor = (context: ActionContext) => Promise<Executed>;

/** Executes actions of a type that holds others; yields the positions of those. */
export type NestingExecutor = (context: ActionContext) => AsyncGenerator<RunPosition, Executed, void>;

export function done(response: JsonValue): Executed {
  return { kind: 'done', response };
}

export function failedBecause(message: string, crash = true): Executed {
  return { kind: 'failed', failure: { message, crash } };
}

/** How messages call an action: `action 2 (PostMessage)`. */
export function actionName(action: Pick<WorkflowAction, 'order' | 'type'>): string {
  return `action ${action.order} (${shortType(action.type)})`;
}

/** A type without the prefix of the engine's own. */
export function shortType(type: string): string {
  return isCoreType(type) ? type.slice(CORE_PREFIX.length) : type;
}
