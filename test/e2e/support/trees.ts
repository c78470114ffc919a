import { extensions } from 'vscode';

interface WithTrees {
  readonly trees?: Readonly<Record<string, () => Promise<readonly unknown[]>>>;
}

/** What a node shows, as far as suites look at it. */
export interface TreeItem {
  readonly label: string;
  readonly description?: string;
  readonly contextValue?: string;
  readonly checkboxState?: { readonly state: number };
}

/** A node of one of our trees. */
export interface TreeNode {
  item(): TreeItem;
  children?(): readonly TreeNode[] | Promise<readonly TreeNode[]>;
}

/** The nodes at the top of one of our trees, as VS Code gets them. */
export async function treeNodes(view: string): Promise<readonly unknown[]> {
  const extension = extensions.getExtension<WithTrees>('flexli.flexli');
  const read = (await extension?.activate())?.trees?.[view];
  if (!read) throw new Error(`There is no tree ${view}`);
  return read();
}
