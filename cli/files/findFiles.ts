import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { languageKindOf } from '../../server/languageservice/languageDocument';
import { fileProblem, readTextFile } from './readFile';
import { documentNames } from './documentNames';
import type { FoundFile, FoundFiles } from './foundFile';
import { kindOfContent } from './kindOfContent';

/** Files read at the same time, well below what systems let a process open. */
const AT_ONCE = 64;

/** The documents among files and below folders, each once. Operands that are no absolute paths are taken from `folder`. */
export async function findFiles(operands: readonly string[], folder: string): Promise<FoundFiles> {
  const named = new Map<string, string>();
  const problems: string[] = [];
  for (const operand of operands) {
    if (operand === '') {
      problems.push('A path is empty.');
      continue;
    }
    try {
      for (const shown of await filesOf(operand, folder)) {
        const absolute = path.resolve(folder, shown);
        if (!named.has(absolute)) named.set(absolute, shown);
      }
    } catch (error) {
      problems.push(fileProblem(error, operand));
    }
  }
  const files: FoundFile[] = [];
  const waiting = [...named];
  while (waiting.length > 0) {
    const read = await Promise.all(waiting.splice(0, AT_ONCE).map(([absolute, shown]) => readFound(absolute, shown)));
    for (const one of read) {
      if (typeof one === 'string') problems.push(one);
      else files.push(one);
    }
  }
  return { files, problems };
}

/** Rejects when there is no such file or folder. */
async function filesOf(operand: string, folder: string): Promise<readonly string[]> {
  const absolute = path.resolve(folder, operand);
  if (!(await stat(absolute)).isDirectory()) return [withSlashes(operand)];
  // A folder that may not be read would be an empty one to the search.
  await readdir(absolute);
  const names = await documentNames(absolute);
  return names.map((name) => path.posix.join(withSlashes(operand), name));
}

/** The file, or why it cannot be checked. */
async function readFound(absolute: string, shown: string): Promise<FoundFile | string> {
  const read = await readTextFile(absolute, shown);
  if (!read.ok) return read.message;
  const kind = languageKindOf(absolute) ?? kindOfContent(read.text);
  if (kind === undefined) {
    return `${shown} is no workflow and no connector. Their names end in .fewrk.json and .fecon.json.`;
  }
  return { shown, path: absolute, kind, text: read.text };
}

function withSlashes(name: string): string {
  return path.sep === '\\' ? name.replaceAll('\\', '/') : name;
}
