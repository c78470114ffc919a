import path from 'node:path';
import { readJson } from '../../flexli/engine/exactJson';
import type { JsonValue } from '../../flexli/model/json';
import { readTextFile } from '../files/readFile';

export type ReadJson =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; /** For people. */ readonly message: string };

/**
 * The value of `--input`: JSON, or `@FILE` that holds it, with numbers as the engine reads them. Without it the input is an
 * empty object.
 */
export async function readInput(given: string | undefined, folder: string): Promise<ReadJson> {
  if (given === undefined) return { ok: true, value: {} };
  if (given.startsWith('@')) return readJsonFile(given.slice(1), folder);
  return parsed(
    given,
    `--input takes JSON or @FILE. In most shells JSON needs quotes: --input '{"id": 1}'. What was given`,
  );
}

export async function readJsonFile(name: string, folder: string): Promise<ReadJson> {
  if (name === '') return { ok: false, message: 'A file name is missing behind the @.' };
  const read = await readTextFile(path.resolve(folder, name), name);
  return read.ok ? parsed(read.text, name) : read;
}

/** `subject` begins the message when the text is no JSON. */
function parsed(text: string, subject: string): ReadJson {
  try {
    return { ok: true, value: readJson(text) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: `${subject} is nested too deeply.` };
    // The engine's own message may repeat the text, which may be a secret.
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, message: `${subject} is no valid JSON.` };
  }
}
