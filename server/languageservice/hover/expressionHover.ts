import type { LanguageKind } from '../languageDocument';
import { codeSpan } from '../markdown';
import type { Cursor } from '../syntax/cursor';
import { chainOf } from '../syntax/workflowScope';
import { keyOf } from '../syntax/nodes';

/** Says what an expression reads from; which of the engine's inputs that is depends on where it stands. */
export function describeExpression(kind: LanguageKind, cursor: Cursor, expression: string): string | undefined {
  if (kind === 'project') return undefined;
  const source = kind === 'connector' ? 'the parameters of the action' : readsFrom(cursor);
  const what = expression.trim() === '' ? `all of ${source}` : `${codeSpan(expression.trim())} in ${source}`;
  return `Expression: reads ${what}.`;
}

function readsFrom(cursor: Cursor): string {
  const { keys } = chainOf(cursor.container);
  const path = cursor.property ? [...keys, keyOf(cursor.property)] : keys;
  const inTransform = path.lastIndexOf('transform');
  const action = path.lastIndexOf('actions');
  const ofAction = inTransform === action + 2 && action >= 0;
  return ofAction ? 'the response of this action' : 'the state';
}
