import { checkItems } from './bounds';
import { EvaluationFailure } from './failure';
import { checkArguments } from './functions/argumentTypes';
import type { FunctionTable } from './functions/table';
import type { JsonValue } from './jsonValue';
import type { CallNode, ComparisonNode, ExpressionNode, LiteralNode, SliceNode } from './nodes';
import { compareCodePoints } from './python/codePoints';
import { expressionEquals } from './python/equality';
import { mayHoldExactNumbers, readJson } from './python/exactJson';
import { numberOf } from './python/exactNumber';
import { ExpressionReference, isFalse, isList, isObject, setKey, valuesOf } from './values';
import type { Value } from './values';

/** Well below what the stack holds, and about where Python's own limit lies. */
const DEEPEST = 1000;

/** Walks a tree without errors. Throws an EvaluationFailure where jmespath.py raises. */
export class Interpreter {
  private depth = 0;

  constructor(
    private readonly functions: FunctionTable,
    /** What the tree was read from. */
    private readonly text: string,
  ) {}

  evaluate(node: ExpressionNode, value: Value): Value {
    if (this.depth >= DEEPEST) {
      throw new EvaluationFailure('too-deep', 'The expression is nested too deeply.', node.start);
    }
    this.depth++;
    const result = this.visit(node, value);
    this.depth--;
    return result;
  }

  private visit(node: ExpressionNode, value: Value): Value {
    switch (node.kind) {
      case 'field':
        return isObject(value) && Object.hasOwn(value, node.name) ? (value[node.name] ?? null) : null;
      case 'subexpression':
      case 'pipe':
        return this.evaluate(node.right, this.evaluate(node.left, value));
      case 'literal':
        return this.literal(node);
      case 'current':
        return value;
      case 'group':
        return this.evaluate(node.expression, value);
      case 'index': {
        const list = this.base(node.left, value);
        return isList(list) ? (list.at(node.index) ?? null) : null;
      }
      case 'slice':
        return this.slice(node, value);
      case 'listProjection': {
        const list = this.base(node.left, value);
        return isList(list) ? this.project(list, node.right) : null;
      }
      case 'objectProjection': {
        const object = this.base(node.left, value);
        return isObject(object) ? this.project(valuesOf(object), node.right) : null;
      }
      case 'flatten': {
        const list = this.base(node.left, value);
        return isList(list) ? this.project(flattened(list), node.right) : null;
      }
      case 'filterProjection': {
        const list = this.base(node.left, value);
        if (!isList(list)) {
          return null;
        }
        // Item by item, so that what fails first in Python fails first here.
        const kept: JsonValue[] = [];
        for (const item of list) {
          if (!isFalse(this.evaluate(node.condition, item))) {
            this.keep(kept, node.right, item);
          }
        }
        return kept;
      }
      case 'comparison':
        return this.compare(node, value);
      case 'and': {
        const left = this.evaluate(node.left, value);
        return isFalse(left) ? left : this.evaluate(node.right, value);
      }
      case 'or': {
        const left = this.evaluate(node.left, value);
        return isFalse(left) ? this.evaluate(node.right, value) : left;
      }
      case 'not':
        return isFalse(this.evaluate(node.expression, value));
      case 'expressionReference':
        return new ExpressionReference(node.expression, (item) => this.evaluate(node.expression, item));
      case 'multiSelectList':
        return value === null ? null : node.items.map((item) => asJson(this.evaluate(item, value), item));
      case 'multiSelectObject': {
        if (value === null) {
          return null;
        }
        const object: Record<string, JsonValue> = {};
        for (const pair of node.pairs) {
          setKey(object, pair.key, asJson(this.evaluate(pair.value, value), pair.value));
        }
        return object;
      }
      case 'call':
        return this.call(node, value);
      case 'missing':
      case 'sequence':
        throw new EvaluationFailure('incomplete-expression', 'The expression is not complete.', node.start);
    }
  }

  /** The tree has plain numbers, for who reads it; `5.0` is a float all the same. */
  private literal(node: LiteralNode): Value {
    const text = node.form === 'json' ? this.text.slice(node.start + 1, node.end - 1) : '';
    if (!mayHoldExactNumbers(text)) {
      return node.value;
    }
    try {
      return readJson(text);
    } catch {
      // Python reads some things that are no JSON, such as NaN.
      return node.value;
    }
  }

  private base(left: ExpressionNode | undefined, value: Value): Value {
    return left === undefined ? value : this.evaluate(left, value);
  }

  private project(list: readonly JsonValue[], right: ExpressionNode | undefined): JsonValue[] {
    const kept: JsonValue[] = [];
    for (const item of list) {
      this.keep(kept, right, item);
    }
    return kept;
  }

  /** Projections leave nulls out. */
  private keep(kept: JsonValue[], right: ExpressionNode | undefined, item: JsonValue): void {
    const result = right === undefined ? item : asJson(this.evaluate(right, item), right);
    if (result !== null) {
      kept.push(result);
    }
  }

  private slice(node: SliceNode, value: Value): Value {
    const list = this.base(node.left, value);
    if (!isList(list)) {
      return null;
    }
    const { length } = list;
    const step = node.step ?? 1;
    if (step === 0) {
      throw new EvaluationFailure('zero-step', 'The step of a slice must not be 0.', node.start);
    }
    const lowest = step < 0 ? -1 : 0;
    const highest = step < 0 ? length - 1 : length;
    const bound = (part: number | undefined, otherwise: number) =>
      part === undefined ? otherwise : Math.min(Math.max(part < 0 ? part + length : part, lowest), highest);
    const from = bound(node.from, step < 0 ? highest : lowest);
    const to = bound(node.to, step < 0 ? lowest : highest);
    const picked: JsonValue[] = [];
    for (let index = from; step < 0 ? index > to : index < to; index += step) {
      picked.push(list[index] ?? null);
    }
    return node.projects ? this.project(picked, node.right) : picked;
  }

  private compare(node: ComparisonNode, value: Value): Value {
    const left = this.evaluate(node.left, value);
    const right = this.evaluate(node.right, value);
    if (node.operator === '==' || node.operator === '!=') {
      return expressionEquals(left, right) === (node.operator === '==');
    }
    const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
    if (leftNumber !== undefined && rightNumber !== undefined) {
      return ordered(node.operator, leftNumber - rightNumber, leftNumber === rightNumber);
    }
    if (typeof left === 'string' && typeof right === 'string') {
      return ordered(node.operator, compareCodePoints(left, right), left === right);
    }
    const comparable = (side: Value) => numberOf(side) !== undefined || typeof side === 'string';
    if (comparable(left) && comparable(right)) {
      throw new EvaluationFailure('wrong-comparison', 'A number cannot be compared with a text.', node.start);
    }
    return null;
  }

  private call(node: CallNode, value: Value): Value {
    const args = node.arguments.map((argument) => this.evaluate(argument, value));
    const called = this.functions.get(node.name);
    if (called === undefined) {
      const problem = { name: node.name, kind: 'unknown' } as const;
      const message = `There is no function ${node.name}() here.`;
      throw new EvaluationFailure('unknown-function', message, node.nameStart, problem);
    }
    try {
      checkArguments(called, args);
      return called.call(args);
    } catch (failure) {
      if (failure instanceof EvaluationFailure && failure.offset === undefined) {
        throw new EvaluationFailure(failure.code, failure.message, node.nameStart, failure.problem);
      }
      throw failure;
    }
  }
}

function flattened(list: readonly JsonValue[]): readonly JsonValue[] {
  checkItems(list.reduce((total: number, item) => total + (isList(item) ? item.length : 1), 0));
  return list.flat();
}

function ordered(operator: '<' | '<=' | '>' | '>=', difference: number, equal: boolean): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return equal || difference < 0;
    case '>':
      return difference > 0;
    case '>=':
      return equal || difference > 0;
  }
}

/** A list or an object cannot hold a reference to an expression: nothing could be written of it as JSON. */
function asJson(value: Value, node: ExpressionNode): JsonValue {
  if (value instanceof ExpressionReference) {
    throw new EvaluationFailure('no-value', 'An expression with & is no value to keep.', node.start);
  }
  return value;
}
