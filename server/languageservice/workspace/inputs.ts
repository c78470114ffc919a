import type { WorkspaceFile } from './workspaceIndex';

/** The scope that what a run is started with belongs to. */
export function inputScope({ facts }: WorkspaceFile): number {
  const input = facts.scopes.findIndex(({ kind }) => kind === 'input');
  return input < 0 ? 0 : input;
}

/** The outermost keys that a workflow reads and does not set itself, in the order of the text: what it has to be given. */
export function inputKeys(file: WorkspaceFile): readonly string[] {
  const scope = inputScope(file);
  const read = new Set<string>();
  const set = new Set<string>();
  for (const { target, defines } of file.facts.mentions) {
    if (target.kind !== 'state' || target.scope !== scope || target.path.length !== 1) continue;
    const [key = ''] = target.path;
    (defines ? set : read).add(key);
  }
  return [...read].filter((key) => !set.has(key));
}
