// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { ROOT } from './processes.mjs';

/** A text for people in the client: the first argument of `l10n.t` or of a `t` that was handed in. */
const TEXT = /\bt\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\$])*)`)/gs;

/**
 * Every text of the client that can be translated, sorted.
 * @returns {string[]}
 */
export function clientTexts() {
  const texts = new Set();
  for (const file of globSync('client/**/*.ts', { cwd: ROOT })) {
    for (const [, single, double, template] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(TEXT)) {
      texts.add(unescaped(single ?? double ?? template ?? ''));
    }
  }
  return [...texts].sort();
}

/**
 * The bundle that translators begin with: each text stands for itself.
 * @returns {string}
 */
export function bundleText() {
  return `${JSON.stringify(Object.fromEntries(clientTexts().map((text) => [text, text])), undefined, 2)}\n`;
}

/** @param {string} source */
function unescaped(source) {
  return source.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, sign) => {
    if (sign === 'n') return '\n';
    return sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : sign;
  });
}
