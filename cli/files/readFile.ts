import { readFile } from 'node:fs/promises';

export type ReadText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; /** For people. */ readonly message: string };

/** Reads a file that a person named, or says why it cannot be read. A byte order mark is left out. */
export async function readTextFile(path: string, shown: string): Promise<ReadText> {
  try {
    const text = await readFile(path, 'utf8');
    return { ok: true, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
  } catch (error) {
    return { ok: false, message: fileProblem(error, shown) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no',
  ENOTDIR: 'There is no',
  EACCES: 'You may not read',
  EPERM: 'You may not read',
  EISDIR: 'A file is needed, but there is a folder at',
  ERR_FS_FILE_TOO_LARGE: 'Too large to read:',
  ERR_STRING_TOO_LONG: 'Too large to read:',
};

/** Why a file or folder could not be read, such as `There is no a.json.` */
export function fileProblem(error: unknown, shown: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const reason = REASONS[code];
  return reason === undefined ? `${shown} cannot be read (${code}).` : `${reason} ${shown}.`;
}
