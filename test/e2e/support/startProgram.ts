import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { start } from '../../../scripts/lib/processes.mjs';
import { waitUntil } from './waitUntil';

/** `npm start`, run by node directly, with a temporary folder of its own. */
export interface StartedProgram {
  /** Waits for a line; gives its first group. */
  printed(pattern: RegExp): Promise<string>;
  /** Presses Ctrl+C and waits for the end; then nothing may be left in the temporary folder. */
  interrupt(): Promise<void>;
  /** Ends what is still there. Always call it. */
  close(): Promise<void>;
}

export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): StartedProgram {
  // Short, since paths of sockets begin with it.
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'fs-'));
  const program = start(process.execPath, [path.join('scripts', 'start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, TMPDIR: temporary },
  });
  const lines: string[] = [];
  assert.ok(program.stdout);
  createInterface(program.stdout).on('line', (line) => lines.push(line));
  return {
    printed: (pattern) =>
      waitUntil(
        () => {
          assert.equal(program.exitCode, null, lines.join('\n'));
          return pattern.exec(lines.join('\n'))?.[1];
        },
        String(pattern),
        90_000,
      ),
    async interrupt() {
      program.kill('SIGINT');
      await once(program, 'exit');
      // tsx keeps a cache there.
      const left = readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
      assert.deepEqual(left, []);
    },
    async close() {
      if (program.exitCode === null && program.signalCode === null) {
        program.kill('SIGKILL');
        await once(program, 'exit');
      }
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Waits until nothing answers at an address. */
export async function untilClosed(address: string): Promise<void> {
  await waitUntil(
    () =>
      fetch(address).then(
        () => false,
        () => true,
      ),
    `${address} to be closed`,
  );
}
