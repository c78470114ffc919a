// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ command: string, args: string[], shell: boolean }} DesktopCode */

/**
 * How to call the desktop VS Code, when `code` is on the PATH and a window can be opened.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {DesktopCode | undefined}
 */
export function desktopCode(env = process.env, platform = process.platform) {
  // In a terminal of a remote window `code` is another program, which opens files in that window.
  if (env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined;
  const windows = platform === 'win32';
  const file = (env.PATH ?? env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, windows ? 'code.cmd' : 'code'))
    .find((candidate) => existsSync(candidate));
  if (!file) return undefined;
  // Batch files run in a shell only. VS Code refuses to run as root without this switch.
  if (windows) return { command: `"${file}"`, args: [], shell: true };
  return { command: file, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], shell: false };
}
