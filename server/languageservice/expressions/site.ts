import type { Node } from 'jsonc-parser';

/** Where the engine evaluates a string. */
export interface ExpressionSite {
  /**
   * What an expression reads: the state, the input of the run, the response of the action, or the parameters that a
   * connector's action was given.
   */
  readonly reads: 'state' | 'input' | 'response' | 'parameters';
  /** Conditions know the standard functions only. */
  readonly functions: 'all' | 'standard';
  readonly insideIterator: boolean;
  /** In `iterator_input`: the documented engine evaluates it for every item, the hosted one once before. */
  readonly perItem?: true;
  /** The action around it: of a workflow, or of a connector. */
  readonly action?: Node;
  /** What `{name}` is filled from: the `variables` of the action, or the parameters of a connector's action. */
  readonly fills?: 'variables' | 'parameters';
}

/** A place in a document, on the way to its strings. */
export type Place =
  | { readonly at: 'workflow' | 'connector' | 'source' | 'connectorActions' }
  | { readonly at: 'actions'; readonly insideIterator: boolean }
  | {
      readonly at: 'action' | 'branches' | 'branch';
      readonly insideIterator: boolean;
      readonly action: Node;
    }
  /** The parameters of an action; those of Iterator and Branch hold actions, which run for themselves. */
  | {
      readonly at: 'parameters';
      readonly action: Node;
      readonly insideIterator: boolean;
      readonly type: string | undefined;
      readonly value: Place;
    }
  | { readonly at: 'connectorAction'; readonly action: Node }
  | {
      readonly at: 'condition' | 'criteria' | 'criterion' | 'attributes' | 'attribute';
      readonly site: ExpressionSite;
    }
  /** Every string at any depth is evaluated. */
  | { readonly at: 'value'; readonly site: ExpressionSite };
