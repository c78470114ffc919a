/** Measures how fast the parts are: `npm run bench [-- PART] [options]`. Each part prints what it compares with what. */
import type { BenchOptions } from './options';
import { readOptions } from './options';

interface Part {
  readonly about: string;
  readonly load: () => Promise<{ run(options: BenchOptions): Promise<void> }>;
}

const PARTS: Readonly<Record<string, Part>> = {
  language: {
    about: 'the language service against the stock JSON service (default)',
    load: () => import('./language/run'),
  },
  stdio: { about: 'the language server against others, over stdio', load: () => import('./stdio/run') },
  expressions: { about: 'reading expressions, against jmespath', load: () => import('./expressions/run') },
  engine: { about: 'the engine and the emulator: rates, latency, growth', load: () => import('./engine/run') },
};

const USAGE = `Usage: npm run bench [-- [PART] [options]]

${Object.entries(PARTS)
  .map(([name, { about }]) => `  ${name.padEnd(20)}${about}`)
  .join('\n')}

  --json FILE         writes the medians and ratios there, too
  --sizes 10,100      numbers of actions
  --flat              all actions in one list instead of at most 100
  --server COMMAND    another server for stdio, such as "node server.js --stdio"; may be given several times
`;

async function main(args: readonly string[]): Promise<void> {
  const [name = 'language', ...rest] = args[0]?.startsWith('-') ? ['language', ...args] : args;
  const part = PARTS[name];
  const options = readOptions(rest);
  if (part === undefined || options === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  await (await part.load()).run(options);
}

await main(process.argv.slice(2));
