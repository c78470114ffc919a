import path from 'node:path';
import { build } from 'esbuild';
import type { Bundle } from '../../scripts/lib/bundles.mjs';
import { BUNDLES, bundleOptions } from '../../scripts/lib/bundles.mjs';
import { ensureHost } from '../../test/e2e/host/installHost';
import { OLDEST } from '../../test/e2e/host/pins';
import { print } from '../report';

/** A language server as a command. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** As the client and `bin/languageServer.mjs` start it. */
const NODE_OPTIONS = ['--max-semi-space-size=4'];

/**
 * Bundles our server as it ships, and one that is the stock service and nothing else in the same way. The stock server is
 * the one that VS Code has, from the pinned VS Code of the tests; without that, the bare service stands for it.
 */
export async function buildServers(
  folder: string,
): Promise<{ readonly ours: ServerCommand; readonly others: readonly ServerCommand[] }> {
  const bare: Bundle = { source: 'bench/stdio/stockServer.ts', output: 'stockServer.cjs', quick: true };
  const parts = BUNDLES.filter(({ source }) => source.startsWith('server/'));
  await Promise.all([...parts, bare].map((bundle) => build(bundleOptions(bundle, folder, true))));
  const command = (name: string, file: string, options: readonly string[] = []): ServerCommand => {
    return { name, command: process.execPath, args: [...options, file, '--stdio'] };
  };
  const inFolder = (output: string) => path.join(folder, output);
  const shipped = jsonServerOfVsCode();
  return {
    ours: command(OURS, inFolder('languageServer.cjs'), NODE_OPTIONS),
    others:
      shipped === undefined
        ? [command(STOCK, inFolder(bare.output))]
        : [command(STOCK, shipped), command('bare stock service', inFolder(bare.output))],
  };
}

export const OURS = 'ours';
/** The server whose times the targets are given by. */
export const STOCK = 'stock';

function jsonServerOfVsCode(): string | undefined {
  try {
    const { folder } = ensureHost(OLDEST);
    return path.join(folder, 'extensions/json-language-features/server/dist/node/jsonServerMain.js');
  } catch (error) {
    print(`VS Code's JSON server is not there: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** A server as it was named on the command line. */
export function otherServer(line: string): ServerCommand {
  const [command = '', ...args] = line.split(/\s+/).filter((word) => word !== '');
  const file = args.find((argument) => !argument.startsWith('-')) ?? command;
  return { name: path.basename(file).replace(/\.[cm]?js$/, ''), command, args };
}
