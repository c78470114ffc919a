// Compares our verdicts and results with recorded behaviour of the engine: npm run parity -- FILE… [--out FILE] [--mismatches N]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Option } from '../../cli/commandLine';
import { readCommandLine } from '../../cli/commandLine';
import { fileProblem } from '../../cli/files/readFile';
import { compareCases } from './compare';
import type { ParityCases } from './parityCase';
import { readCases } from './readCases';
import { mismatchesOf, outLines, reportOf } from './report';

const USAGE = `Usage: npm run parity -- FILE… [--out FILE] [--mismatches N]

FILE holds recorded behaviour of the engine, a JSON object a line: documents with the verdict of the API, expressions,
or results of the engine. --out FILE writes what we say of each, a line each. --mismatches N shows the first N
that differ.
`;

const OPTIONS = {
  out: { value: 'FILE', help: '' },
  mismatches: { value: 'N', help: '' },
} as const satisfies Record<string, Option>;

async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, OPTIONS);
  if (!line.ok) return wrongUsage(line.message);
  const { out, mismatches = '0' } = line.values;
  if (line.operands.length === 0) return wrongUsage('Name a file.');
  if (!/^\d+$/.test(mismatches)) return wrongUsage(`--mismatches takes a number, not "${mismatches}".`);
  const all: ParityCases[] = [];
  for (const name of line.operands) {
    const text = readText(name);
    if (!text.ok) return wrongUsage(text.message);
    const read = readCases(text.text, name);
    if (!read.ok) return wrongUsage(read.message);
    all.push(read.cases);
  }
  const compared = await compareCases(all);
  process.stdout.write(reportOf(compared));
  const shown = mismatchesOf(compared).slice(0, Number(mismatches));
  if (shown.length > 0) process.stdout.write(`\n${shown.join('\n')}\n`);
  if (out === undefined) return 0;
  try {
    writeFileSync(fromCaller(out), outLines(compared));
    return 0;
  } catch (error) {
    return wrongUsage(`${out} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function readText(name: string): { ok: true; text: string } | { ok: false; message: string } {
  try {
    return { ok: true, text: readFileSync(fromCaller(name), 'utf8') };
  } catch (error) {
    return { ok: false, message: fileProblem(error, name) };
  }
}

/** npm runs scripts in the folder of the package, and says where it was called. */
function fromCaller(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? '', name);
}

function wrongUsage(message: string): number {
  process.stderr.write(`${message}\n\n${USAGE}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
