import { mkdtempSync, cpSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Counts } from '../../../scripts/lib/counts.mjs';
import { openVsCode } from './openVsCode';
import type { VsCode } from './openVsCode';
import { SUITE_ORDER_VARIABLE } from './suiteProtocol';
import type { SuiteMessage, SuiteOrder } from './suiteProtocol';

export interface SuiteRun {
  /** One of the pins. */
  readonly version: string;
  /** Folder of the extension under development. */
  readonly extension: string;
  /** Copied, so that tests may change it. */
  readonly workspace: string;
  /** Bundled module with `run`. */
  readonly entry: string;
  /** Bundled suites. */
  readonly files: readonly string[];
  readonly grep?: string;
  readonly seconds?: number;
}

/** What came over the socket. */
export interface SuiteReport {
  totals?: Counts;
  fatal?: string;
  lastTest: string;
}

/** Runs suites inside the extension host of a real VS Code. What kept them from ending counts as a failure. */
export async function runSuites(options: SuiteRun): Promise<Counts> {
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'flexli-workspace-'));
  cpSync(options.workspace, workspace, { recursive: true });
  const listener = await listen();
  let vsCode: VsCode | undefined;
  let counts: Counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    const order: SuiteOrder = {
      port: listener.port,
      files: options.files,
      ...(options.grep === undefined ? {} : { grep: options.grep }),
    };
    vsCode = await openVsCode({
      version: options.version,
      open: workspace,
      extensions: [options.extension],
      testsModule: options.entry,
      env: { [SUITE_ORDER_VARIABLE]: JSON.stringify(order) },
    });
    console.log(`VS Code ${vsCode.vscodeVersion}`);
    counts = judge(await ending(vsCode, listener.finished, options.seconds ?? 300), listener.report);
    if (counts.failed > 0) await vsCode.keepEvidence(`suites-${options.version}`);
  } catch (error) {
    console.error(error);
  } finally {
    await vsCode?.close().catch((error: unknown) => {
      console.error(error);
      counts = { ...counts, failed: counts.failed + 1 };
    });
    listener.close();
    rmSync(workspace, { recursive: true, force: true });
  }
  return counts;
}

/** Takes the reports of one run on a free loopback port. */
export async function listen(): Promise<{
  readonly port: number;
  readonly report: SuiteReport;
  readonly finished: Promise<undefined>;
  close(): void;
}> {
  const report: SuiteReport = { lastTest: 'none' };
  let finish: (value: undefined) => void = () => undefined;
  const finished = new Promise<undefined>((resolve) => (finish = resolve));
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface(socket)
      .on('line', (line) => {
        take(JSON.parse(line) as SuiteMessage, report);
      })
      .on('close', () => {
        finish(undefined);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port');
  return { port: address.port, report, finished, close: () => server.close() };
}

/** Totals are required: an extension host that was killed reports the exit code 0. */
export function judge(aborted: string | undefined, report: SuiteReport): Counts {
  const { totals, fatal, lastTest } = report;
  if (!totals) {
    console.error(
      `No totals were reported (${fatal ?? aborted ?? 'the extension host ended'}); last test: ${lastTest}`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (totals.passed + totals.failed + totals.skipped > 0) return totals;
  console.error('No test ran.');
  return { passed: 0, failed: 1, skipped: 0 };
}

function take(message: SuiteMessage, report: SuiteReport): void {
  switch (message.kind) {
    case 'text':
      process.stdout.write(message.text);
      break;
    case 'test':
      report.lastTest = message.title;
      break;
    case 'totals':
      report.totals = { passed: message.passed, failed: message.failed, skipped: message.skipped };
      break;
    case 'fatal':
      report.fatal = message.text;
      break;
  }
}

/** Waits until the tests have reported, else says what happened instead. */
async function ending(vsCode: VsCode, finished: Promise<undefined>, seconds: number): Promise<string | undefined> {
  const { server, workbench } = vsCode;
  const pause = (milliseconds: number, value: string): Promise<string> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds, value).unref());
  return Promise.race([
    finished,
    server.ended,
    workbench.ended,
    // The last lines may still be on their way.
    workbench.testsEnded.then((code) => pause(2000, `exit code ${code}`)),
    server.extensionHostEnded.then((what) => pause(5000, `the extension host ended, ${what}`)),
    pause(seconds * 1000, `no end after ${seconds} s`),
  ]);
}
