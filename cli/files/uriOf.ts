import { pathToFileURL } from 'node:url';

/** The one URI by which the language service knows a file, by its absolute path. */
export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
