import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { setMember } from '../../../flexli/document/setMember';
import type { JsonValue } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import { relativePath } from '../workspace/uris';

/** The edits that let the project file explain a placeholder; none when there is no project file to write to. */
export function bindingEdits(
  { projectFile, workspace }: LanguageContext,
  name: string,
  value: JsonValue,
): Readonly<Record<string, TextEdit[]>> {
  if (projectFile === undefined || projectFile.text.trim() === '') return {};
  const { text } = projectFile;
  const edit = setMember(text, ['variables', name], value);
  if (edit === undefined) return {};
  const document = TextDocument.create('', 'json', 0, text);
  const uri = workspace?.find(projectFile.uri)?.textDocument.uri ?? projectFile.uri;
  const { offset, length, newText } = edit;
  const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
  return { [uri]: [{ range, newText }] };
}

/** How the project file refers to another file; undefined when there is no way to it. */
export function pathFromProject({ projectFile }: LanguageContext, uri: string): string | undefined {
  return projectFile && relativePath(projectFile.uri, uri);
}

/**
 * A name for a placeholder that means nothing else yet: the wanted one without what placeholders cannot have, with a
 * number behind it where it is taken.
 */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const clean = wanted
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const base = clean === '' ? 'Value' : clean;
  let name = base;
  for (let number = 2; isTaken(name); number++) name = `${base} ${number}`;
  return name;
}
