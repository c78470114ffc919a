import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { formatPath } from '../document/jsonPath';
import { parseProjectFile } from './projectFile';

/** What is wrong in a project file, with its place in the text in UTF-16 units. */
export interface ProjectProblem {
  readonly message: string;
  /** Written like the server's paths; empty for the file itself. */
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

/** By the reader that everything else uses, in the order of the text. */
export function projectProblems(text: string): readonly ProjectProblem[] {
  const { errors } = parseProjectFile(text);
  if (errors.length === 0) return [];
  // Errors with an offset are those of texts that are no JSON, which may be nested too deeply to read.
  const root = errors.some(({ offset }) => offset !== undefined) ? undefined : parseTree(text);
  const problems = errors.map(({ message, path, offset }) => {
    const at = formatPath(path);
    if (offset !== undefined) return { message, path: at, offset, length: 1 };
    const node = root && findNodeAtLocation(root, [...path]);
    return { message, path: at, offset: node?.offset ?? 0, length: lengthOf(node, text) };
  });
  return problems.sort((a, b) => a.offset - b.offset);
}

/** What is never closed reaches to the end of the text. */
function lengthOf(node: Node | undefined, text: string): number {
  if (node === undefined) return Math.min(1, text.length);
  return node.length < 0 ? text.length - node.offset : node.length;
}
