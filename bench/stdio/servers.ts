import path from 'node:path';
import { build } from 'esbuild';
import type { Bundle } from '../../scripts/lib/bundles.mjs';
import { BUNDLES, bundleOptions } from '../../scripts/lib/bundles.mjs';

/** A language server as a command. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Bundles our server as it ships, and one around the stock service in the same way. */
export async function buildServers(folder: string): Promise<{ ours: ServerCommand; stock: ServerCommand }> {
  const stock: Bundle = { source: 'bench/stdio/stockServer.ts', output: 'stockServer.cjs', quick: true };
  const parts = BUNDLES.filter(({ source }) => source.startsWith('server/'));
  await Promise.all([...parts, stock].map((bundle) => build(bundleOptions(bundle, folder, true))));
  const command = (name: string, output: string): ServerCommand => {
    return { name, command: process.execPath, args: [path.join(folder, output), '--stdio'] };
  };
  return { ours: command('ours', 'languageServer.cjs'), stock: command('stock', stock.output) };
}

/** A server as it was named on the command line. */
export function otherServer(line: string): ServerCommand {
  const [command = '', ...args] = line.split(/\s+/).filter((word) => word !== '');
  const file = args.find((argument) => !argument.startsWith('-')) ?? command;
  return { name: path.basename(file).replace(/\.[cm]?js$/, ''), command, args };
}
