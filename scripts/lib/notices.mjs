// @ts-check
// The licences of the packages whose code is in our bundles, as their authors ask for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './processes.mjs';

/** Copied into dist as it is, so that no metafile names it. */
const COPIED = ['node_modules/node-sqlite3-wasm'];

/**
 * @param {readonly (import('esbuild').Metafile | undefined)[]} metafiles
 * @returns {string} the text of THIRD-PARTY-NOTICES.txt
 */
export function thirdPartyNotices(metafiles) {
  const folders = new Set(COPIED);
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile?.inputs ?? {})) {
      const folder = packageFolder(input);
      if (folder) folders.add(folder);
    }
  }
  const entries = [...folders].sort().map(notice);
  return [
    'Flexli for VS Code contains code of these packages.\n',
    ...entries.map(({ title, text }) => `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text.trim()}\n`),
  ].join('\n');
}

/**
 * The innermost package folder of a bundled file, for example `node_modules/@scope/name`.
 * @param {string} input
 */
function packageFolder(input) {
  const file = input.replaceAll('\\', '/');
  const start = file.lastIndexOf('node_modules/');
  if (start < 0) return undefined;
  const parts = file.slice(start + 'node_modules/'.length).split('/');
  const length = parts[0]?.startsWith('@') ? 2 : 1;
  return file.slice(0, start) + ['node_modules', ...parts.slice(0, length)].join('/');
}

/** @param {string} folder */
function notice(folder) {
  const full = path.join(ROOT, folder);
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
  const files = existsSync(full) ? readdirSync(full).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)) : [];
  const text = files.sort().map((file) => readFileSync(path.join(full, file), 'utf8'));
  if (text.length === 0) text.push(`Licence: ${license ?? 'see the package'}`);
  return { title: `${name} ${version} (${license ?? 'see below'})`, text: text.join('\n\n') };
}
