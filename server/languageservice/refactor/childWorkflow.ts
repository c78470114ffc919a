import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../flexli/model/coreActions';
import { valueOf } from '../syntax/nodes';
import { written } from '../validation/insertion';
import { eolOf, layoutAround, unitOf } from '../validation/layout';
import type { Selection } from './selection';

/** The text of a workflow with these actions, numbered from 1, each written as it was. */
export function childDocument(name: string, actions: readonly Node[], selection: Selection): string {
  const { text } = selection.document;
  const [unit, eol] = [unitOf(text), eolOf(text)];
  const items = actions.map(
    (action, index) => unit + unit + movedTo(unit + unit, action, String(index + 1), selection),
  );
  const lines = [
    '{',
    `${unit}"name": ${JSON.stringify(name)},`,
    `${unit}"schema_version": 1,`,
    `${unit}"actions": [`,
    items.join(`,${eol}`),
    `${unit}]`,
    '}',
    '',
  ];
  return lines.join(eol);
}

/** The text of the action that starts the new workflow, indented as the first of the actions that it stands for. */
export function runWorkflowAction(
  name: string,
  input: readonly string[],
  first: Node,
  firstToRun: Node | undefined,
  selection: Selection,
): string {
  const { text } = selection.document;
  const order = valueOf(firstToRun, 'order');
  const read = (key: string) => `::${/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : JSON.stringify(key)}`;
  const action = {
    ...(order?.type === 'number' && { order: order.value as number }),
    type: CoreAction.RunWorkflow,
    parameters: {
      workflow_id: `{{${name}}}`,
      workflow_version: 1,
      workflow_input: Object.fromEntries(input.map((key) => [key, read(key)])),
    },
  };
  const layout = layoutAround(first, text);
  if (!selection.textOf(first).includes('\n')) return written(action, layout);
  const { eol, unit } = layout;
  return JSON.stringify(action, undefined, unit).replaceAll('\n', `${eol}${indentOf(first, text)}`);
}

function movedTo(indent: string, action: Node, order: string, selection: Selection): string {
  const { text } = selection.document;
  const own = indentOf(action, text);
  let moved = selection.textOf(action);
  const number = valueOf(action, 'order');
  if (number?.type === 'number') {
    const start = number.offset - action.offset;
    moved = moved.slice(0, start) + order + moved.slice(start + number.length);
  }
  return moved.replace(
    /\n([ \t]*)/g,
    (_line, space: string) => `\n${indent}${space.startsWith(own) ? space.slice(own.length) : space.trimStart()}`,
  );
}

/** The space at the beginning of the line that a node stands in. */
function indentOf(node: Node, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', node.offset - 1) + 1, node.offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
