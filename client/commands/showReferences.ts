import { Location, Position, Range, Uri, commands } from 'vscode';

/** LSP's position and place, as they stand in a code lens. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolLocation {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
}

/** Opens the peek view with the places that a code lens counted. */
export async function showReferences(
  uri: string,
  position: ProtocolPosition,
  places: readonly ProtocolLocation[],
): Promise<void> {
  const at = ({ line, character }: ProtocolPosition): Position => new Position(line, character);
  const locations = places.map((place) => {
    const { start, end } = place.range;
    return new Location(Uri.parse(place.uri), new Range(at(start), at(end)));
  });
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), at(position), locations);
}
