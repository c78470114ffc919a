import { evaluateExactly } from '../expressions/evaluate';
import { flexliFunctions } from '../expressions/functions/flexli';
import { standardFunctions } from '../expressions/functions/standard';
import { parseExpression } from '../expressions/parser';
import type { ParsedExpression } from '../expressions/parser';
import type { FunctionTable } from '../expressions/functions/table';
import type { JsonValue } from '../model/json';
import type { Evaluator } from './evaluator';
import { crashed, failed, success } from './outcome';
import type { Outcome } from './outcome';
import type { EngineProfile } from './profile';
import { jmespathMessage } from './python/jmespathMessage';

/** The two evaluators of a place in a run. */
export interface Evaluators {
  readonly expressions: Evaluator;
  readonly conditions: Evaluator;
}

/** What the functions of expressions take from the host. */
export interface FunctionSource {
  now(): Date;
  random(): number;
}

/** Says what is too much of a value that an expression gave, if anything. */
export type ExcessOf = (value: JsonValue) => string | undefined;

/**
 * Makes evaluators that share their parsed expressions: the same few stand in every action and every item of a run.
 */
export class EvaluatorFactory {
  readonly #source: FunctionSource;
  readonly #profile: EngineProfile;
  readonly #excessOf: ExcessOf;
  readonly #parsed = new Map<string, ParsedExpression>();

  /** A short expression can give more than any memory holds once it is written out, so a run has a bound for all of them. */
  constructor(source: FunctionSource, profile: EngineProfile, excessOf: ExcessOf = () => undefined) {
    this.#source = source;
    this.#profile = profile;
    this.#excessOf = excessOf;
  }

  /** `iteratorValue` is the item of the Iterator around the place, absent outside of one. */
  create(iteratorValue?: JsonValue): Evaluators {
    const source = this.#source;
    const functions = flexliFunctions({
      now: () => source.now(),
      random: () => source.random(),
      ...(iteratorValue === undefined ? {} : { iteratorValue }),
    });
    const expressions = this.#evaluator(functions);
    // The hosted engine evaluates conditions without its own functions.
    return {
      expressions,
      conditions: this.#profile === 'documented' ? expressions : this.#evaluator(standardFunctions),
    };
  }

  #evaluator(functions: FunctionTable): Evaluator {
    return { evaluate: (expression, source) => this.#evaluate(expression, source, functions) };
  }

  #evaluate(expression: string, source: JsonValue, functions: FunctionTable): Outcome<JsonValue> {
    if (expression === '') return success(source);
    const result = evaluateExactly(this.#parse(expression), source, functions);
    if (result.ok) {
      const excess = this.#excessOf(result.value);
      return excess === undefined
        ? success(result.value)
        : failed(`the expression ::${shorten(expression)}: ${excess}`);
    }
    const problem = result.error.stage === 'parse' ? 'cannot be read' : 'failed';
    const message = `the expression ::${shorten(expression)} ${problem}: ${withFullStop(result.error.message)}`;
    const { code, problem: call } = result.error;
    // What only Python itself does not take is told without a problem of the call.
    if (PYTHON_ERRORS.has(code) || (code === 'wrong-argument-type' && call === undefined)) return crashed(message);
    const hostedText = call && jmespathMessage(call);
    const failure = { message, crash: false, expression: true } as const;
    return { ok: false, failure: hostedText === undefined ? failure : { ...failure, hostedText } };
  }

  #parse(expression: string): ParsedExpression {
    const known = this.#parsed.get(expression);
    if (known !== undefined) return known;
    const parsed = parseExpression(expression);
    // Data can be evaluated as expressions too, so their number has no other bound.
    if (this.#parsed.size >= MAX_PARSED) this.#parsed.clear();
    this.#parsed.set(expression, parsed);
    return parsed;
  }
}

const MAX_PARSED = 1000;

/** Errors of Python itself and not of its JMESPath library, which is all that the hosted engine expects. */
const PYTHON_ERRORS: ReadonlySet<string> = new Set([
  'bad-timestamp',
  'no-character-set',
  'no-iterator-value',
  'no-whole-number',
  'too-deep',
  'too-large',
  'wrong-comparison',
  'zero-step',
]);

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
