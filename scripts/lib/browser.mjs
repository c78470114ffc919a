// @ts-check
// Finds a Chromium, Chrome or Edge on this machine. No dependencies: scripts/ensure.mjs runs before anything is installed.
import { existsSync } from 'node:fs';
import path from 'node:path';

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * The path of a browser that playwright-core can drive: `CHROMIUM_PATH`, else the usual places, else what Playwright
 * downloaded earlier.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return existsSync(wanted) ? wanted : undefined;
  return usualPlaces().find((file) => existsSync(file)) ?? (await playwrightsOwn());
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS.map((file) => path.join(root, file)) : []));
  }
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const found = NAMES.flatMap((name) => onPath.map((folder) => path.join(folder, name)));
  return process.platform === 'darwin' ? [...MAC, ...found] : found;
}

/** @returns {Promise<string | undefined>} */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core');
    const file = chromium.executablePath();
    return existsSync(file) ? file : undefined;
  } catch {
    // playwright-core is not installed yet, or knows no browser for this system.
    return undefined;
  }
}
