import { FUNCTION_SIGNATURES } from '../../../../flexli/expressions/functions/signatures';
import { signatureLabel } from '../../../../flexli/expressions/functions/signature';
import type { FunctionSignature } from '../../../../flexli/expressions/functions/signature';
import { canTake } from '../../inference/argumentShapes';
import type { Shape } from '../../inference/shape';
import { describeFunction } from '../functionText';
import type { ExpressionSite } from '../site';
import type { ExpressionItem } from './expressionItem';
import { CompletionItemKind } from 'vscode-languageserver-types';

const RANKS = { special: 2, function: 3, operator: 4 } as const;

/** The functions that exist at a site, as snippets. */
export function functionItems(site: ExpressionSite): readonly ExpressionItem[] {
  return functionsAt(site).map((signature) => functionItem(signature, signature.snippet));
}

/** Behind a dot: the functions that can take the value on its left, with it as `@`. */
export function functionItemsOn(source: Shape, site: ExpressionSite): readonly ExpressionItem[] {
  return functionsAt(site).flatMap((signature) => {
    const place = signature.parameters.findIndex(
      (parameter) => !parameter.types.includes('expression') && canTake(parameter, source),
    );
    return place < 0 ? [] : [functionItem(signature, snippetOn(signature, place))];
  });
}

function functionsAt({ functions, insideIterator }: ExpressionSite): readonly FunctionSignature[] {
  return FUNCTION_SIGNATURES.filter(
    ({ origin, name }) =>
      (origin === 'jmespath' || functions === 'all') && (name !== 'flexli_iterator_value' || insideIterator),
  );
}

function functionItem(signature: FunctionSignature, text: string): ExpressionItem {
  return {
    label: signature.name,
    kind: CompletionItemKind.Function,
    text,
    snippet: true,
    rank: RANKS.function,
    detail: signatureLabel(signature),
    documentation: describeFunction(signature),
  };
}

/** `join('${1:separator}', @)`: the parameters to fill in, and the current value in its place. */
function snippetOn({ name, parameters }: FunctionSignature, place: number): string {
  let stops = 0;
  const args = parameters.map((parameter, index) => {
    if (index === place) return '@';
    const stop = `\${${++stops}:${parameter.name}}`;
    return parameter.types.includes('expression') ? `&${stop}` : stop;
  });
  return `${name}(${args.join(', ')})`;
}

/** What else a value can be. */
export function valueItems(inFilter: boolean): readonly ExpressionItem[] {
  const current = inFilter ? 'The item that the filter looks at.' : 'The value itself.';
  const items: readonly (readonly [label: string, text: string, about: string])[] = [
    ['@', '@', current],
    ["'text'", "'${1:text}'", 'A text.'],
    ['`5`', '`${1:5}`', 'A number, or any other JSON.'],
    ['`true`', '`true`', 'True.'],
    ['`false`', '`false`', 'False.'],
    ['`null`', '`null`', 'Null, which a missing key gives, too.'],
  ];
  return items.map(([label, text, documentation]) => ({
    label,
    kind: label === '@' ? CompletionItemKind.Variable : CompletionItemKind.Value,
    text,
    snippet: text.includes('${'),
    rank: RANKS.special,
    documentation,
  }));
}

/** What is taken of a list, where a value begins: behind a pipe, or where all that is read is one. */
export function listItems(): readonly ExpressionItem[] {
  const items: readonly (readonly [label: string, text: string, about: string])[] = [
    ['[0]', '[0]', 'The first item.'],
    ['[-1]', '[-1]', 'The last item.'],
    ['[*]', '[*]', 'Every item; what follows is taken of each.'],
    ['[?…]', "[?${1:key} == '${2:value}']", 'The items for which a condition holds.'],
  ];
  return items.map(([label, text, documentation]) => ({
    label,
    kind: CompletionItemKind.Operator,
    text,
    snippet: text.includes('${'),
    rank: 1,
    documentation,
  }));
}

/** Behind a dot. */
export const ALL_VALUES: ExpressionItem = {
  label: '*',
  kind: CompletionItemKind.Operator,
  text: '*',
  rank: RANKS.special,
  documentation: 'All values of the object.',
};

/** @param closed whether the bracket that closes is there already */
export function indexItems(closed: boolean): readonly ExpressionItem[] {
  const end = closed ? '' : ']';
  const items: readonly (readonly [label: string, text: string, about: string])[] = [
    ['*', '*', 'Every item; what follows is taken of each.'],
    ['?', "?${1:key} == '${2:value}'", 'The items for which a condition holds.'],
    ['0', '0', 'The first item.'],
    ['-1', '-1', 'The last item.'],
    ['0:10', '${1:0}:${2:10}', 'Some of the items: from the first number to before the second.'],
    ['::-1', '::-1', 'The items the other way round.'],
  ];
  const all = items.map(([label, text, documentation], index) => ({
    label,
    kind: CompletionItemKind.Operator,
    text: text + end,
    snippet: text.includes('${'),
    rank: index,
    documentation,
  }));
  const flatten = { label: ']', kind: CompletionItemKind.Operator, text: ']', rank: 6 };
  return closed ? all : [...all, { ...flatten, documentation: 'Takes the lists among the items apart.' }];
}

/** Behind a value. */
export function operatorItems(inFilter: boolean): readonly ExpressionItem[] {
  const comparisons: readonly (readonly [string, string])[] = [
    ['==', 'Equal.'],
    ['!=', 'Not equal.'],
    ['<', 'Less; numbers or texts.'],
    ['<=', 'Less or equal.'],
    ['>', 'Greater; numbers or texts.'],
    ['>=', 'Greater or equal.'],
  ];
  const joins: readonly (readonly [string, string])[] = [
    ['&&', 'And: the right value, if the left one is neither empty nor null nor false.'],
    ['||', 'Or: the left value, or else the right one.'],
    ['|', 'Passes the value on; ends a projection.'],
  ];
  const all = inFilter ? [...comparisons, ...joins] : [...joins.toReversed(), ...comparisons];
  return all.map(([label, documentation], index) => ({
    label,
    kind: CompletionItemKind.Operator,
    text: `${label} `,
    rank: RANKS.operator + index,
    documentation,
    goesOn: true,
  }));
}
