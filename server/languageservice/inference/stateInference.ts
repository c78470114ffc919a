import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import { connectorOfId } from '../context';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import type { LanguageDocument } from '../languageDocument';
import type { ActionView } from '../syntax/actionView';
import { KeptEffects } from './keptEffects';
import { inputOfParts, KnownInput } from './knownInput';
import { readStates } from './readStates';
import type { Shape } from './shape';
import { UNKNOWN } from './shape';
import { shapeOfJson } from './shapeOfJson';
import { uniteAll } from './unite';
import type { WorkflowStates } from './workflowStates';
import { NO_STATES } from './workflowStates';

interface Kept {
  readonly context: LanguageContext;
  readonly parts: readonly Shape[];
  readonly states: WorkflowStates;
}

interface KeptInput {
  readonly parts: readonly Shape[];
  readonly input: Shape;
}

/** How many workflows' inputs are kept; more are worked out again. */
const MAX_INPUTS = 500;

/**
 * Follows the shape of the state through workflows. What it worked out for one version of a document serves the next one
 * wherever the text and what is known stay the same; all of it is kept inside the object.
 */
export class StateInference {
  readonly #known = new KnownInput();
  readonly #effects = new KeptEffects();
  readonly #states = new WeakMap<LanguageDocument, Kept>();
  readonly #inputs = new Map<string, KeptInput>();
  readonly #responses = new WeakMap<readonly JsonValue[], Shape>();

  constructor(private readonly parsed: ParsedExpressions) {}

  /** The states of a workflow in a context; those of nothing for any other document. */
  statesOf(document: LanguageDocument, context: LanguageContext): WorkflowStates {
    const { flexli } = document;
    if (document.kind !== 'workflow' || flexli === undefined) return NO_STATES;
    const parts = this.#known.partsOf(flexli.root, document.uri, context);
    const kept = this.#states.get(document);
    if (kept?.context === context && sameItems(kept.parts, parts)) return kept.states;
    const sources = {
      input: this.#inputOf(document.uri, parts, flexli.root),
      responseOf: (action: ActionView) => this.#responseOf(action, context),
      known: context,
    };
    const states = readStates(flexli, sources, this.parsed, this.#effects);
    this.#states.set(document, { context, parts, states });
    return states;
  }

  /** The same object for the same parts, so that what follows from it can be kept. */
  #inputOf(uri: string, parts: readonly Shape[], root: Node | undefined): Shape {
    const kept = this.#inputs.get(uri);
    if (kept !== undefined && sameItems(kept.parts, parts)) return kept.input;
    const input = inputOfParts(parts, root);
    if (this.#inputs.size >= MAX_INPUTS) this.#inputs.clear();
    this.#inputs.set(uri, { parts, input });
    return input;
  }

  #responseOf(action: ActionView, context: LanguageContext): Shape {
    if (context.samples === undefined) return UNKNOWN;
    const connector = connectorOfId(context, action.text('connector_id') ?? '');
    const samples = connector && context.samples.responsesOf(connector.document.type, action.type ?? '');
    if (samples === undefined || samples.length === 0) return UNKNOWN;
    let shape = this.#responses.get(samples);
    if (shape === undefined) {
      shape = uniteAll(samples.map((sample) => shapeOfJson(sample, 'any', 'answer of a run')));
      this.#responses.set(samples, shape);
    }
    return shape;
  }
}

function sameItems(first: readonly unknown[], second: readonly unknown[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index]);
}
