import { extensions } from 'vscode';

interface WithTrees {
  readonly trees?: Readonly<Record<string, () => Promise<readonly unknown[]>>>;
}

/** The nodes at the top of one of our trees, as VS Code gets them. */
export async function treeNodes(view: string): Promise<readonly unknown[]> {
  const extension = extensions.getExtension<WithTrees>('flexli.flexli');
  const read = (await extension?.activate())?.trees?.[view];
  if (!read) throw new Error(`There is no tree ${view}`);
  return read();
}
