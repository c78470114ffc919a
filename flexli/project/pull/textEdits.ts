import { applyEdits, modify, type FormattingOptions } from 'jsonc-parser';
import { isJsonObject, type JsonValue } from '../../model/json';

type Path = readonly (string | number)[];

/** The text with another content, by edits that leave everything else as the author wrote it. */
export function editedText(text: string, before: JsonValue, after: JsonValue): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = text.slice(mark.length);
  const formattingOptions = formattingOf(source);
  const changes = changesOf(before, after, []);
  const edited = changes.reduce(
    (current, { path, value }) => applyEdits(current, modify(current, [...path], value, { formattingOptions })),
    source,
  );
  return mark + edited;
}

interface Change {
  readonly path: Path;
  /** Undefined removes the key. */
  readonly value: JsonValue | undefined;
}

function changesOf(before: JsonValue | undefined, after: JsonValue | undefined, path: Path): readonly Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesOf(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const items = after as readonly JsonValue[];
    return (before as readonly JsonValue[]).flatMap((item, index) => changesOf(item, items[index], [...path, index]));
  }
  return [{ path, value: after }];
}

/** The author's indentation, read from the first indented line. */
function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
