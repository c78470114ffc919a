import type { CodeLens } from 'vscode-languageserver-types';
import type { LanguageDocument } from './languageDocument';

/** The commands behind the lenses; whoever starts the service says what they are called. */
export interface LensCommands {
  readonly run: string;
  readonly deploy: string;
}

/** `Run` and `Deploy` above a workflow, `Deploy` above a connector; each gets the document's URI. */
export function codeLenses(document: LanguageDocument, commands: LensCommands): CodeLens[] {
  const { root, kind } = document;
  if (root?.type !== 'object' || kind === 'project') return [];
  const start = document.textDocument.positionAt(root.offset);
  const range = { start, end: { line: start.line, character: start.character + 1 } };
  const lens = (title: string, command: string): CodeLens => ({
    range,
    command: { title, command, arguments: [document.uri] },
  });
  const deploy = lens('$(cloud-upload) Deploy', commands.deploy);
  return kind === 'workflow' ? [lens('$(play) Run', commands.run), deploy] : [deploy];
}
