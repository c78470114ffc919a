/** A room of the house and what it may use. docs/architecture.md shows the same in words. */
export interface Room {
  /** Folder, or file without its extension. */
  readonly path: string;
  /** Rooms, folders or single files that it may import. */
  readonly imports: readonly string[];
  /** Packages that it may import. */
  readonly packages: readonly string[];
  /** Whether it may use what only Node has. */
  readonly node: boolean;
}

/** The import table. A file belongs to the room with the longest path; what a room has for itself is always allowed. */
export const ROOMS: readonly Room[] = [
  pure('flexli/model', [], []),
  pure('flexli/expressions', [], []),
  pure('flexli/document', ['flexli/model'], ['jsonc-parser']),
  pure('flexli/engine', ['flexli/model', 'flexli/expressions'], []),
  onNode('flexli/api', ['flexli/model'], ['node-fetch']),
  onNode(
    'flexli/emulator',
    ['flexli/model', 'flexli/engine', 'flexli/api/contract'],
    ['@cfworker/json-schema', 'croner', 'node-fetch', 'node-sqlite3-wasm', 'ulid'],
  ),
  onNode('flexli/project', ['flexli/model', 'flexli/document', 'flexli/api'], ['ignore', 'jsonc-parser', 'tinyglobby']),
  pure(
    'server/languageservice',
    [
      'flexli/model',
      'flexli/expressions',
      'flexli/document',
      'flexli/engine/keyPath',
      'flexli/engine/python',
      'schemas',
    ],
    [
      '@cfworker/json-schema',
      'jsonc-parser',
      'vscode-json-languageservice',
      'vscode-languageserver-textdocument',
      'vscode-languageserver-types',
    ],
  ),
  onNode(
    'server/languageserver',
    ['flexli/model', 'flexli/project', 'server/languageservice', 'server/protocol'],
    ['ignore', 'tinyglobby', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  ),
  pure('server/protocol', ['flexli/model'], []),
  onNode('cli', ['flexli', 'server/languageservice'], ['https-proxy-agent', 'proxy-from-env', 'tinyglobby', 'ulid']),
  onNode('client', ['flexli', 'server/protocol'], ['vscode', 'vscode-languageclient', 'vscode-uri']),
];

/** The room of a file, undefined outside the house (tests, scripts). */
export function roomOf(file: string): Room | undefined {
  return ROOMS.filter((room) => isWithin(file, room.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

/** Whether a file is in a folder, or is the file named without its extension. */
export function isWithin(file: string, place: string): boolean {
  return file.startsWith(`${place}/`) || file === `${place}.ts`;
}

function pure(path: string, imports: readonly string[], packages: readonly string[]): Room {
  return { path, imports, packages, node: false };
}

function onNode(path: string, imports: readonly string[], packages: readonly string[]): Room {
  return { path, imports, packages, node: true };
}
