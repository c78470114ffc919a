import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/lib/browser.mjs';
import type { VsCodeServer } from './server';

export interface WorkbenchOptions {
  /** Folder or `.code-workspace` file; without it the window is empty. */
  readonly open?: string;
  /** Folders of extensions under development. */
  readonly extensions?: readonly string[];
  /** Module with the tests that run inside the extension host. */
  readonly testsModule?: string;
  readonly onLog?: (line: string) => void;
  /** Lets this extension log all that it can. */
  readonly trace?: string;
}

/** The workbench in a browser of its own. */
export interface Workbench {
  readonly page: Page;
  /** Addresses outside this machine that the page asked for; there must be none. */
  readonly outside: ReadonlySet<string>;
  /** What extensions wrote to the console. */
  readonly log: readonly string[];
  /** Settles with the exit code that the extension host gives for the tests. It alone proves nothing. */
  readonly testsEnded: Promise<number>;
  /** Settles with what happened when the page is gone. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

const BROWSER_ARGUMENTS = [
  // Needed as root, which is what containers run as.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Webviews load from this name, which the page answers itself without the network. */
const ANSWERED_BY_PAGE = '.vscode-resource.vscode-cdn.net';

/** Opens the server's workbench in a headless browser. */
export async function openWorkbench(server: VsCodeServer, options: WorkbenchOptions): Promise<Workbench> {
  const browser = await openBrowser(pageSetup(server.port, options));
  const { page } = browser;
  const log: string[] = [];
  const ended = new Promise<string>((resolve) => {
    page.once('crash', () => {
      resolve('the page of the workbench crashed');
    });
    page.once('close', () => {
      resolve('the page of the workbench was closed');
    });
  });
  let reportEnd: (code: number) => void = () => undefined;
  const testsEnded = new Promise<number>((resolve) => (reportEnd = resolve));
  try {
    await page.exposeFunction('codeAutomationLog', (type: string, parts: readonly unknown[]) => {
      const line = `[${type}] ${format(...parts)}`;
      log.push(line);
      options.onLog?.(line);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      reportEnd(code);
    });
    await page.goto(workbenchAddress(server.port, { open: options.open, trace: options.trace }));
  } catch (error) {
    await browser.close();
    throw error;
  }
  return { ...browser, log, testsEnded, ended };
}

/** Opens an empty page in a headless browser of its own that reaches this machine only. */
export async function openBrowser(initScript?: string): Promise<Pick<Workbench, 'page' | 'outside' | 'close'>> {
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error('No browser was found. `node scripts/ensure.mjs --browser` installs one; CHROMIUM_PATH names one.');
  }
  const browser = await chromium.launch({
    executablePath,
    args: BROWSER_ARGUMENTS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (initScript !== undefined) await context.addInitScript({ content: initScript });
    const outside = watchRequests(context);
    return { page: await context.newPage(), outside, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export interface AddressOptions {
  readonly open?: string | undefined;
  readonly connectionToken?: string | undefined;
  readonly trace?: string | undefined;
}

/** The address of the workbench with a folder, a workspace file or nothing open. */
export function workbenchAddress(port: number, options: AddressOptions): string {
  const { open, connectionToken, trace } = options;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(trace === undefined ? [] : [['logLevel', `${trace}:trace`]]),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (open === undefined) query.set('ew', 'true');
  else query.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', addressPath(open));
  if (connectionToken !== undefined) query.set('tkn', connectionToken);
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

function pageSetup(port: number, { extensions = [], testsModule }: WorkbenchOptions): string {
  const uri = (file: string): object => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: `127.0.0.1:${port}`,
    path: addressPath(file),
  });
  const given = {
    extensions: extensions.map(uri),
    ...(testsModule === undefined ? {} : { extensionTestsPath: uri(testsModule) }),
  };
  const source = readFileSync(path.join(import.meta.dirname, 'pageSetup.js'), 'utf8');
  // The file's head is comments; a trailing semicolon would end the expression.
  return `(${source.trim().replace(/;$/, '')}\n)(${JSON.stringify(given)});`;
}

/** A path as part of an address: `/c:/folder` on Windows. */
function addressPath(file: string): string {
  const slashes = path.resolve(file).replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

function watchRequests(context: BrowserContext): ReadonlySet<string> {
  const outside = new Set<string>();
  context.on('request', (request) => {
    const { protocol, hostname, origin, pathname } = new URL(request.url());
    const network = /^(https?|wss?):$/.test(protocol);
    if (network && hostname !== '127.0.0.1' && !hostname.endsWith(ANSWERED_BY_PAGE)) outside.add(origin + pathname);
  });
  return outside;
}
