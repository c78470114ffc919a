import type { Node } from 'jsonc-parser';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseTree } from '../../../flexli/document/treeParser';
import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import { valueOf } from '../syntax/nodes';
import { relativePath } from '../workspace/uris';
import type { Edit } from './selection';

/** The edits that let the project file explain a placeholder; none when there is no project file to write to. */
export function bindingEdits(
  { projectFile, workspace }: LanguageContext,
  name: string,
  value: JsonValue,
): Readonly<Record<string, TextEdit[]>> {
  if (projectFile === undefined || projectFile.text.trim() === '') return {};
  const { text } = projectFile;
  const inserted = insertion(text, name, value);
  if (inserted === undefined) return {};
  const document = TextDocument.create('', 'json', 0, text);
  const uri = workspace?.find(projectFile.uri)?.textDocument.uri ?? projectFile.uri;
  const range = { start: document.positionAt(inserted.start), end: document.positionAt(inserted.end) };
  return { [uri]: [{ range, newText: inserted.newText }] };
}

/** Puts a variable behind the others, in the way in which those are written; nothing else changes. */
function insertion(text: string, name: string, value: JsonValue): Edit | undefined {
  const { root } = parseTree(text);
  if (root?.type !== 'object' || root.length < 2) return undefined;
  const variables = valueOf(root, 'variables');
  const entry = `${JSON.stringify(name)}: ${oneLine(value)}`;
  if (variables?.type === 'object') return member(text, variables, () => entry);
  if (variables !== undefined) return undefined;
  return member(text, root, (indent) => {
    const inner = indent + unitOf(text);
    const eol = eolOf(text);
    return indent === '' ? `"variables": {${entry}}` : `"variables": {${eol}${inner}${entry}${eol}${indent}}`;
  });
}

/** @param write the text of the member, by the indentation of its line; empty where all is on one line */
function member(text: string, object: Node, write: (indent: string) => string): Edit {
  const last = object.children?.at(-1);
  const eol = eolOf(text);
  if (last !== undefined) {
    const start = last.offset + last.length;
    const indent = lineIndent(text, last.offset);
    const newText = indent === undefined ? `, ${write('')}` : `,${eol}${indent}${write(indent)}`;
    return { start, end: start, newText };
  }
  const start = object.offset + 1;
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', object.offset - 1) + 1))?.[0] ?? '';
  const indent = outer + unitOf(text);
  const isOneLine = !text.trim().includes('\n') && object.parent !== undefined;
  const newText = isOneLine ? write('') : `${eol}${indent}${write(indent)}${eol}${outer}`;
  return { start, end: object.offset + object.length - 1, newText };
}

/** The space before something that begins its line. */
function lineIndent(text: string, offset: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]+$/.test(before) ? before : undefined;
}

/** `{ "connector": "chat.fecon.json" }` */
function oneLine(value: JsonValue): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`)
    .join(', ')} }`;
}

function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
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
