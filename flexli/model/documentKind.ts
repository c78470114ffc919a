/** The two kinds of Flexli documents; the project file `flexli.json` is the third that our tools know. */
export type DocumentKind = 'workflow' | 'connector';

/** File name endings that the engine's guide uses. */
export const FILE_SUFFIX: Readonly<Record<DocumentKind, string>> = {
  workflow: '.fewrk.json',
  connector: '.fecon.json',
};

/** The kind of a document by its file name or URI, or undefined when the name says nothing. */
export function documentKindOfName(name: string): DocumentKind | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith(FILE_SUFFIX.workflow)) return 'workflow';
  if (lower.endsWith(FILE_SUFFIX.connector)) return 'connector';
  return undefined;
}

/** LSP and VS Code language ids. */
export const LANGUAGE_ID: Readonly<Record<DocumentKind, string>> = {
  workflow: 'flexli-workflow',
  connector: 'flexli-connector',
};
