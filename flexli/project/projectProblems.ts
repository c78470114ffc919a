import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { formatPath } from '../document/jsonPath';
import { parseDocument } from '../document/parse';
import { isJsonObject, type JsonValue } from '../model/json';
import { projectChecks, projectShapeErrors } from './projectChecks';
import { parseProjectFile, type ProjectError } from './projectFile';

/** What is wrong in a project file, with its place in the text in UTF-16 units. */
export interface ProjectProblem {
  readonly message: string;
  /** Written like the server's paths; empty for the file itself. */
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

/** What is wrong in the text of a project file, for editors and terminals alike. */
export function projectProblems(text: string): readonly ProjectProblem[] {
  return located(text, (root) => [...projectShapeErrors(root), ...projectChecks(root)]);
}

type Check = (root: Readonly<Record<string, JsonValue | undefined>>) => readonly ProjectError[];

function located(text: string, check: Check): readonly ProjectProblem[] {
  const errors = [...parseProjectFile(text).errors];
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  // Errors with an offset are those of texts that are no JSON; whatever else is wrong there is most likely an echo.
  if (errors.some(({ offset }) => offset !== undefined)) return syntaxErrors(text.slice(mark), mark, errors);
  const root = parseTree(text.slice(mark));
  const value = root && (getNodeValue(root) as JsonValue);
  if (isJsonObject(value)) errors.push(...check(value));
  return errors.map(({ message, path }) => {
    const node = root && findNodeAtLocation(root, [...path]);
    return { message, path: formatPath(path), offset: (node?.offset ?? 0) + mark, length: lengthOf(node, text) };
  });
}

/** In the words that documents have, too. */
function syntaxErrors(source: string, mark: number, errors: readonly ProjectError[]): readonly ProjectProblem[] {
  const found = parseDocument(source, 'workflow').syntaxProblems;
  if (found.length > 0) {
    return found.map(({ message, offset, length }) => ({ message, path: '', offset: offset + mark, length }));
  }
  return errors.map(({ message, offset = 0 }) => ({ message, path: '', offset: offset + mark, length: 1 }));
}

/** What is never closed reaches to the end of the text. */
function lengthOf(node: Node | undefined, text: string): number {
  if (node === undefined) return Math.min(1, text.length);
  return node.length < 0 ? text.length - node.offset : node.length;
}
