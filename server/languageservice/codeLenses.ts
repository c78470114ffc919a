import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { LanguageContext } from './context';
import type { LanguageDocument } from './languageDocument';
import { fileOf, Occurrences } from './workspace/occurrences';
import { inOrder, locationOf, rangeIn } from './workspace/places';

/** The commands behind the lenses; whoever starts the service says what they are called. */
export interface LensCommands {
  readonly run: string;
  readonly deploy: string;
  /** Shows places: URI of the document, position, places. Without it the number of references is no link. */
  readonly references?: string;
}

/**
 * `Run` and `Deploy` above a workflow, `Deploy` above a connector, each for the document's URI; above each action and
 * event of a connector, how often the workflows of the workspace use it.
 */
export function codeLenses(document: LanguageDocument, commands: LensCommands, context: LanguageContext): CodeLens[] {
  const { root, kind, textDocument } = document;
  if (root?.type !== 'object' || kind === 'project') return [];
  const start = textDocument.positionAt(root.offset);
  const range = { start, end: { line: start.line, character: start.character + 1 } };
  const lens = (title: string, command: string): CodeLens => ({
    range,
    command: { title, command, arguments: [document.uri] },
  });
  const deploy = lens('Deploy', commands.deploy);
  if (kind === 'workflow') return [lens('▶ Run', commands.run), deploy];
  return [deploy, ...referenceLenses(document, commands.references, context)];
}

function referenceLenses(
  document: LanguageDocument,
  command: string | undefined,
  context: LanguageContext,
): readonly CodeLens[] {
  const here = fileOf(document, context);
  const occurrences = new Occurrences(context, here);
  return here.facts.mentions.flatMap((mention): CodeLens[] => {
    const { target, defines } = mention;
    if (!defines || (target.kind !== 'action' && target.kind !== 'event')) return [];
    const symbol = occurrences.symbolOf({ file: here, mention });
    if (symbol === undefined) return [];
    const places = inOrder(occurrences.of(symbol))
      .filter((place) => !place.mention.defines)
      .map(locationOf);
    const title = places.length === 1 ? '1 reference' : `${places.length} references`;
    const range = rangeIn(here, mention);
    const shown: Command =
      command === undefined || places.length === 0
        ? { title, command: '' }
        : { title, command, arguments: [document.uri, range.start, places] };
    return [{ range, command: shown }];
  });
}
