import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../../scripts/lib/processes.mjs';
import { ensureHost } from './installHost';
import { OLDEST, runnableVersions } from './pins';
import { startServer } from './server';
import type { ServerOptions, VsCodeServer } from './server';
import { openWorkbench } from './workbench';
import type { Workbench, WorkbenchOptions } from './workbench';

export interface VsCodeOptions extends ServerOptions, WorkbenchOptions {
  /** One of the pins; the newest that runs here when not given. */
  readonly version?: string;
}

/** A real VS Code: server, extension host and workbench. Always call `close`. */
export interface VsCode {
  readonly vscodeVersion: string;
  readonly page: Page;
  readonly server: VsCodeServer;
  readonly workbench: Workbench;
  /** Keeps a picture and the logs under artifacts/. */
  keepEvidence(name: string): Promise<void>;
  /** Ends everything, then fails when the page had asked for anything outside this machine. */
  close(): Promise<void>;
}

/** Where pictures and logs are kept. */
export const ARTIFACTS = path.join(ROOT, 'artifacts');

/** Starts VS Code and opens its window. */
export async function openVsCode(options: VsCodeOptions): Promise<VsCode> {
  const host = ensureHost(options.version ?? process.env.FLEXLI_VSCODE_VERSION ?? runnableVersions()[0] ?? OLDEST);
  const server = await startServer(host, options);
  let workbench: Workbench;
  try {
    workbench = await openWorkbench(server, options);
  } catch (error) {
    await server.close();
    throw error;
  }
  const { page, outside } = workbench;
  return {
    vscodeVersion: host.vscodeVersion,
    page,
    server,
    workbench,
    async keepEvidence(name) {
      const folder = path.join(ARTIFACTS, name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'server.log'), server.log());
      writeFileSync(path.join(folder, 'workbench.log'), workbench.log.join('\n'));
      // The page may be what failed.
      await page.screenshot({ path: path.join(folder, 'workbench.png'), timeout: 5000 }).catch(() => undefined);
    },
    async close() {
      await workbench.close();
      await server.close();
      assert.deepEqual([...outside], [], 'VS Code asked for addresses outside this machine');
    },
  };
}
