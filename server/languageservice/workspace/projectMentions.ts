import type { Node } from 'jsonc-parser';
import { keyOf, stringOf, valueOf } from '../syntax/nodes';
import type { MentionList } from './mentionList';

/** Reads which placeholders a project file explains, and the connectors and workflows that it names. */
export function readProject(root: Node | undefined, list: MentionList): void {
  readVariables(valueOf(root, 'variables'), list);
  for (const environment of valueOf(root, 'environments')?.children ?? []) {
    readVariables(valueOf(environment.children?.[1], 'variables'), list);
  }
}

function readVariables(variables: Node | undefined, list: MentionList): void {
  if (variables?.type !== 'object') return;
  for (const property of variables.children ?? []) {
    const [key, value] = property.children ?? [];
    list.whole(key, { kind: 'placeholder', name: keyOf(property) }, { defines: true });
    for (const kind of ['connector', 'workflow'] as const) {
      const id = stringOf(value, kind);
      if (id !== undefined) list.whole(valueOf(value, kind), { kind, id });
    }
  }
}
