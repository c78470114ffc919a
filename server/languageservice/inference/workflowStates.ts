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
  /** The state at the end. */
  readonly end: Shape;
  /**
   * The state before an action of the workflow's own list, by its index; the cheap half of `of`. Nothing behind the action
   * is read for it, unless that turns `inTextOrder` to false.
   */
  before(index: number): Shape | undefined;
  /** False once an action was met that runs before the one above it. What `before` said until then does not hold. */
  readonly inTextOrder: boolean;
  /** What is known around an action, by its object node; undefined for any other node. */
  of(action: Node): ActionState | undefined;
}

/** A workflow of which nothing is known. */
export const NO_STATES: WorkflowStates = {
  input: UNKNOWN,
  end: UNKNOWN,
  before: () => undefined,
  inTextOrder: true,
  of: () => undefined,
};
