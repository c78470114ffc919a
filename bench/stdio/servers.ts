import path from 'node:path';
import { build } from 'esbuild';
import { CodeCache } from '../../client/language/codeCache';
import type { Bundle } from '../../scripts/lib/bundles.mjs';
import { BUNDLES, bundleOptions } from '../../scripts/lib/bundles.mjs';
import { ensureHost } from '../../test/e2e/host/installHost';
import { runnableVersions } from '../../test/e2e/host/pins';
import { print } from '../report';

/** A language server as a command. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Besides the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** As the client and `bin/languageServer.mjs` start it. */
const NODE_OPTIONS = ['--max-semi-space-size=4'];

/**
 * Bundles our server as it ships, and one that is the stock service and nothing else in the same way. The stock server is
 * the one that VS Code has, from the pinned VS Code of the tests; without that, the bare service stands for it. All are run
 * by the Node that this VS Code has, and ours with the code cache that the client gives it.
 */
export async function buildServers(
  folder: string,
): Promise<{ readonly ours: ServerCommand; readonly others: readonly ServerCommand[] }> {
  const bare: Bundle = { source: 'bench/stdio/stockServer.ts', output: 'stockServer.cjs', quick: true };
  const parts = BUNDLES.filter(({ source }) => source.startsWith('server/'));
  await Promise.all([...parts, bare].map((bundle) => build(bundleOptions(bundle, folder, true))));
  const host = vsCode();
  const inFolder = (output: string) => path.join(folder, output);
  const command = (name: string, file: string) => ({ name, command: host.node, args: [file, '--stdio'] });
  const { environment: env } = new CodeCache(inFolder('code'), 'bench');
  const ours = { ...command(OURS, inFolder('languageServer.cjs')), env };
  return {
    ours: { ...ours, args: [...NODE_OPTIONS, ...ours.args] },
    others:
      host.jsonServer === undefined
        ? [command(STOCK, inFolder(bare.output))]
        : [command(STOCK, host.jsonServer), command('bare stock service', inFolder(bare.output))],
  };
}

export const OURS = 'ours';
/** The server whose times the targets are given by. */
export const STOCK = 'stock';

/** What VS Code has of its own: the Node that it runs servers by, and its JSON server. */
function vsCode(): { readonly node: string; readonly jsonServer?: string } {
  const version = runnableVersions()[0];
  try {
    if (version === undefined) throw new Error('no version of it runs here');
    const { folder, node } = ensureHost(version);
    const jsonServer = 'extensions/json-language-features/server/dist/node/jsonServerMain.js';
    return { node, jsonServer: path.join(folder, jsonServer) };
  } catch (error) {
    print(`VS Code's JSON server is not there: ${error instanceof Error ? error.message : String(error)}`);
    return { node: process.execPath };
  }
}

/** A server as it was named on the command line. */
export function otherServer(line: string): ServerCommand {
  const [command = '', ...args] = line.split(/\s+/).filter((word) => word !== '');
  const file = args.find((argument) => !argument.startsWith('-')) ?? command;
  return { name: path.basename(file).replace(/\.[cm]?js$/, ''), command, args };
}
