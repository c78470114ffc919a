import type { Node } from 'jsonc-parser';
import type { CodeAction } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { isComposite, keyOf } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import { expressionFor } from './expressionFor';
import type { Selection } from './selection';
import { WRAPPED } from './wrapped';

/** Turns a constant into an expression: a path that lacks its colons, or a literal of the same value to go on from. */
export function makeExpression(selection: Selection): readonly CodeAction[] {
  const { literal, place } = selection.cursor;
  if (literal === undefined || place === 'key' || selection.start !== selection.end) return [];
  if (!takesExpressions(selection)) return [];
  const newText = expressionFor(literal);
  if (newText === undefined) return [];
  const edit = { start: literal.offset, end: selection.endOf(literal), newText: JSON.stringify(newText) };
  return [selection.action('Make it an expression', CodeActionKind.RefactorRewrite, [edit])];
}

/** Where the engine evaluates: conditions, variables, transforms, parameters, and the requests of a connector. */
function takesExpressions({ document, cursor }: Selection): boolean {
  const { keys } = chainOf(cursor.container);
  const path = cursor.property ? [...keys, keyOf(cursor.property)] : keys;
  if (document.kind === 'connector') {
    return path[0] === 'actions' && ['path', 'headers', 'query', 'body'].includes(String(path[2]));
  }
  if (document.kind !== 'workflow') return false;
  const last = path.at(-1);
  if (path.includes('condition')) return last === 'attribute' || last === 'value';
  if (['workflow_id', 'workflow_version', 'event_type', 'content_type', 'seconds'].includes(String(last))) return false;
  return ['variables', 'transform', 'parameters', 'iterator_input'].some(
    (key) => path.includes(key) && path.lastIndexOf(key) > Math.max(path.lastIndexOf('actions'), 0),
  );
}

/** Puts a lone object into the list that `criteria` and `attributes` have to be. */
export function wrapInList(selection: Selection): readonly CodeAction[] {
  if (selection.document.kind !== 'workflow') return [];
  const found: CodeAction[] = [];
  const { property, container } = selection.cursor;
  for (let node: Node | undefined = property ?? container; node !== undefined; node = node.parent) {
    const value = node.type === 'property' ? node.children?.[1] : undefined;
    const key = node.type === 'property' ? keyOf(node) : '';
    if (!WRAPPED.has(key) || !isComposite(value) || value.type !== 'object') continue;
    if (!chainOf(value).keys.includes('condition')) continue;
    const [start, end] = [value.offset, selection.endOf(value)];
    found.push(
      selection.action(`Wrap “${key}” in a list`, CodeActionKind.QuickFix, [
        { start, end: start, newText: '[' },
        { start: end, end, newText: ']' },
      ]),
    );
  }
  return found;
}
