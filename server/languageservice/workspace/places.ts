import type { Location, Range } from 'vscode-languageserver-types';
import type { Mention } from './mention';
import type { Occurrence } from './occurrences';
import type { WorkspaceFile } from './workspaceIndex';

export function rangeIn({ textDocument }: WorkspaceFile, { start, end }: { start: number; end: number }): Range {
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}

export function locationOf({ file, mention }: Occurrence): Location {
  return { uri: file.textDocument.uri, range: rangeIn(file, mention) };
}

/** By file, then by place, each place once. */
export function inOrder(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const place = ({ file, mention }: Occurrence) => `${file.uri} ${mention.start} ${mention.end}`;
  const seen = new Set<string>();
  return [...occurrences]
    .sort((a, b) => (a.file.uri < b.file.uri ? -1 : a.file.uri > b.file.uri ? 1 : a.mention.start - b.mention.start))
    .filter((occurrence) => {
      const key = place(occurrence);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The text of a mention as it stands in the file. */
export function textOf({ textDocument }: WorkspaceFile, { start, end }: Mention): string {
  return textDocument.getText().slice(start, end);
}
