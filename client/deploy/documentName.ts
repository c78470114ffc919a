import type { TextDocument } from 'vscode';
import { type JsonValue, isJsonObject } from '../../flexli/model/json';

/** The name that a document gives itself, else that of its file. */
export function documentName(document: TextDocument): string {
  const file = document.uri.path.split('/').at(-1) ?? document.uri.path;
  return nameInText(document.getText()) ?? file;
}

/** The `name` of a JSON document, if it has one. */
export function nameInText(text: string): string | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    const name = isJsonObject(value) ? value.name : undefined;
    return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
  } catch {
    return undefined;
  }
}
