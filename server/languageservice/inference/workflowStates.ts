import type { Node } from 'jsonc-parser';
import type { Shape } from './shape';
import { UNKNOWN } from './shape';

/** What is known around one action. */
export interface ActionState {
  /** The state that its condition, variables and parameters read. */
  readonly before: Shape;
  /** What its transform reads. */
  readonly response: Shape;
  /** The item of the innermost Iterator around it, which `flexli_iterator_value()` gives. */
  readonly item: Shape | undefined;
}

/** The shapes of the state through one version of a workflow. */
export interface WorkflowStates {
  /** What a run is started with; the source's condition and transform read it. */
  readonly input: Shape;
  /** By the object nodes of the actions, nested ones included. */
  readonly actions: ReadonlyMap<Node, ActionState>;
  /** The state at the end. */
  readonly end: Shape;
}

/** A workflow of which nothing is known. */
export const NO_STATES: WorkflowStates = { input: UNKNOWN, actions: new Map(), end: UNKNOWN };
