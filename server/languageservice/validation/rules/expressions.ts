import type { Node } from 'jsonc-parser';
import type { CheckOptions } from '../../../../flexli/expressions/check/rule';
import type { ExpressionError } from '../../../../flexli/expressions/expressionError';
import type { ParsedExpressions } from '../../expressions/parsedExpressions';
import type { ExpressionSite } from '../../expressions/site';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import type { Rule } from '../rule';

const EXAMPLE = (expression: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": ${JSON.stringify(expression)} } }] }`,
});

const fails = { verdict: 'fails', severity: 'error' } as const;

/** What can be wrong with an expression. The API does not look at expressions; the run fails. */
export const EXPRESSION_RULES = {
  syntax: {
    ...fails,
    code: 'expression-syntax',
    title: 'The expression is no JMESPath',
    why: 'The API takes any text that starts with `::`, but the run fails when it comes to the action.',
    mend: 'The message says what is expected at the marked place; where it is plain, a quick fix writes it.',
    example: EXAMPLE('::people[0'),
  },
  unknownFunction: {
    ...fails,
    code: 'expression-function-unknown',
    title: 'The engine has no such function',
    why: 'The engine has the functions of jmespath.py 1.0.1 and those that start with `flexli_`; conditions have only the former.',
    mend: 'Choose another function. Completion lists them with their arguments.',
    example: EXAMPLE('::trim(name)'),
  },
  argument: {
    ...fails,
    code: 'expression-argument',
    title: 'A function gets the wrong arguments',
    why: 'The run fails when a function gets too few or too many arguments, or one of a type that it cannot take.',
    mend: 'Signature help (Ctrl+Shift+Space) shows what the function takes.',
    example: EXAMPLE('::length(`5`)'),
  },
  doubtful: {
    code: 'expression-doubtful',
    verdict: 'advice',
    severity: 'warning',
    title: 'The expression works, but hardly as it is meant',
    why: 'It is valid, and its result is null or the same for every input.',
    mend: 'The message says what it means now. A quick fix writes what is more likely meant.',
    example: EXAMPLE('::people[?name == "Ann"]'),
  },
} as const satisfies Record<string, Rule>;

const UNKNOWN_FUNCTION = new Set(['unknown-function', 'function-not-in-conditions', 'uncalled-function']);

/** Where expressions stand, and what is kept of them. */
export interface ExpressionCheck extends CheckOptions {
  readonly parsed: ParsedExpressions;
}

/** Checks a string that the engine evaluates; one that is no expression is none of its business. */
export function checkExpressionOf(
  findings: Findings,
  node: Node,
  { functions, insideIterator, perItem }: ExpressionSite,
  parsed: ParsedExpressions,
): void {
  // The hosted engine evaluates conditions without its own functions.
  const all = functions === 'all' || findings.profile === 'documented';
  const hasItem = insideIterator || (perItem === true && findings.profile === 'documented');
  checkExpressionAt(findings, node, { functions: all ? 'all' : 'standard', insideIterator: hasItem, parsed });
}

function checkExpressionAt(findings: Findings, node: Node, check: ExpressionCheck): void {
  const value = node.value as string;
  // The sign alone is the whole source; what a placeholder brings is not known yet.
  const parsed = check.parsed.of(value);
  if (parsed === undefined || parsed.text === '') return;
  if (value.includes('{{') && /\{\{[^{}]+\}\}/.test(value)) return;
  for (const error of parsed.errors) report(findings, node, EXPRESSION_RULES.syntax, error);
  for (const error of check.parsed.errorsOf(value, check)) report(findings, node, ruleOf(error), error);
}

/** Checks every expression in a value, at any depth. */
export function checkExpressionsIn(findings: Findings, node: Node | undefined, check: ExpressionCheck): void {
  if (!node) return;
  if (node.type === 'string') checkExpressionAt(findings, node, check);
  else if (node.type === 'array') for (const item of node.children ?? []) checkExpressionsIn(findings, item, check);
  else {
    for (const { children } of node.children ?? []) {
      if (children?.[1]) checkExpressionsIn(findings, children[1], check);
    }
  }
}

function ruleOf({ code, advice }: ExpressionError): Rule {
  if (advice) return EXPRESSION_RULES.doubtful;
  return UNKNOWN_FUNCTION.has(code) ? EXPRESSION_RULES.unknownFunction : EXPRESSION_RULES.argument;
}

/** Offsets of an expression count behind its sign, and in the text that the JSON string stands for. */
function report(findings: Findings, node: Node, rule: Rule, error: ExpressionError): void {
  const offsets = findings.document.offsetsIn(node);
  const start = offsets.toSource(error.offset + 2);
  const end = offsets.toSource(error.offset + error.length + 2);
  findings.add(rule, node, error.message, {
    // Where something is missing, the character before it is marked.
    at: end > start ? { offset: start, length: end - start } : { offset: Math.max(node.offset, start - 1), length: 1 },
    ...(error.fix && { fix: fixOf(error.fix, offsets) }),
  });
}

function fixOf(fix: NonNullable<ExpressionError['fix']>, offsets: { toSource(offset: number): number }): DiagnosticFix {
  const start = offsets.toSource(fix.offset + 2);
  const end = offsets.toSource(fix.offset + fix.length + 2);
  return {
    title: fix.title,
    edits: [{ offset: start, length: end - start, newText: JSON.stringify(fix.text).slice(1, -1) }],
  };
}
