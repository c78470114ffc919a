// @ts-check
// Puts what a build has made where it belongs, so that whoever reads there meanwhile gets a file of before or of now, never
// half of one.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Files that say the same already stay where they are, and count as made now.
 * @param {string} folder made when it is missing
 * @param {ReadonlyMap<string, Uint8Array>} files by their names in the folder
 * @param {string} aside a folder on the same file system, in which they are written first
 * @returns {readonly string[]} the names of those that changed
 */
export function placeFiles(folder, files, aside) {
  for (const place of [folder, aside]) mkdirSync(place, { recursive: true });
  const own = mkdtempSync(path.join(aside, 'build-'));
  try {
    const changed = [...files].filter(([name, content]) => !says(path.join(folder, name), content));
    for (const [name, content] of changed) writeFileSync(path.join(own, name), content);
    for (const [name] of changed) renameSync(path.join(own, name), path.join(folder, name));
    const now = new Date();
    for (const name of files.keys()) utimesSync(path.join(folder, name), now, now);
    return changed.map(([name]) => name);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/**
 * Removes what earlier builds left, such as source maps.
 * @param {string} folder
 * @param {ReadonlySet<string>} kept names
 */
export function removeOthers(folder, kept) {
  for (const name of readdirSync(folder)) {
    if (!kept.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {Uint8Array} content
 */
function says(file, content) {
  try {
    return readFileSync(file).equals(content);
  } catch {
    return false;
  }
}
