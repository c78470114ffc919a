import { readFile } from 'node:fs/promises';

/** The version in package.json, which lies one folder above the bundle, and one above this file. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
