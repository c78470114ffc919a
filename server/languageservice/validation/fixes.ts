import type { DiagnosticFix } from './diagnostic';

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Writes something else in place of a value. */
export function replace(place: Place, text: string): DiagnosticFix {
  return instead(place, text, `Write ${text}`);
}

/** The same for a name or number that is a slip. */
export function changeTo(place: Place, text: string): DiagnosticFix {
  return instead(place, text, `Change to ${text}`);
}

/** Makes a text of a number, which `source` is as it stands there. */
export function inQuotes(place: Place, source: string): DiagnosticFix {
  return instead(place, `"${source}"`, 'Put the number in quotes');
}

/** Makes a value the only item of a list. */
export function wrapInList({ offset, length }: Place): DiagnosticFix {
  const edits = [
    { offset, length: 0, newText: '[' },
    { offset: offset + length, length: 0, newText: ']' },
  ];
  return { title: 'Wrap it in a list', edits };
}

function instead({ offset, length }: Place, newText: string, title: string): DiagnosticFix {
  return { title, edits: [{ offset, length, newText }] };
}
