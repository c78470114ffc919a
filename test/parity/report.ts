import type { Compared } from './compare';
import { documentMismatches, documentReport } from './documentReport';
import { documentLine } from './documents';
import { engineLine } from './engineCases';
import { engineMismatches, engineReport } from './engineReport';
import { searchLine, searchMismatches, searchReport } from './searches';

/** What agrees, in a table for each kind of file. */
export function reportOf({ documents, searches, engineSearches, engine }: Compared): string {
  const unknown = [
    ...documents.filter(({ outcome }) => outcome === 'unknown'),
    ...[...searches, ...engineSearches, ...engine].filter(({ agreed }) => agreed === undefined),
  ].length;
  return [
    ...(documents.length > 0 ? [documentReport(documents)] : []),
    ...(searches.length > 0 ? [searchReport(searches)] : []),
    ...(engine.length + engineSearches.length > 0 ? [engineReport(engine, engineSearches)] : []),
    ...(unknown > 0 ? [`${unknown} lines have no recorded verdict or result; --out has ours.\n`] : []),
  ].join('\n');
}

/** What differs, each a text of some lines. */
export function mismatchesOf({ documents, searches, engineSearches, engine }: Compared): readonly string[] {
  return [
    ...documentMismatches(documents),
    ...searchMismatches([...searches, ...engineSearches]),
    ...engineMismatches(engine),
  ];
}

/** The lines of `--out`: `{id, refused}` for documents, `{id, result}` for everything else. */
export function outLines({ documents, searches, engineSearches, engine }: Compared): string {
  const lines = [
    ...documents.map(documentLine),
    ...[...searches, ...engineSearches].map(searchLine),
    ...engine.map(engineLine),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
