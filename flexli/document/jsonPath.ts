/** Keys and indices from the root of a document to a node. */
export type JsonPath = readonly (string | number)[];

/** The path as the server writes it: `actions[0].parameters.seconds`; empty for the document itself. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

/**
 * Reads a path as the server writes it. Keys that hold dots or brackets cannot be told from steps; `nodeAt` of a
 * document tries the longer keys, too.
 */
export function parsePath(text: string): JsonPath {
  const path: (string | number)[] = [];
  for (const part of text.matchAll(/\[(\d+)\]|\.?([^.[\]]+)/g)) {
    if (part[1] !== undefined) path.push(Number(part[1]));
    else if (part[2] !== undefined) path.push(part[2]);
  }
  return path;
}
