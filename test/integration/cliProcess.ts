import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshBundle } from '../../scripts/lib/freshBundle.mjs';

/** How long a command may take in a test. */
const LIMIT_MS = 30_000;

/** Built once for all tests, so that an edit meanwhile changes none of them. */
let bundle: Promise<string> | undefined;

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the built `flexli` to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return (await startCli(args, options)).ended;
}

/** A `flexli` that runs until it is told to end. */
export interface CliProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  /** Resolves with what stdout holds once that matches, and rejects when it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

export async function startCli(args: readonly string[], { folder, environment }: CliOptions): Promise<CliProcess> {
  const child = spawn(process.execPath, [await (bundle ??= freshBundle('cli.cjs')), ...args], {
    cwd: folder,
    env: { ...withoutFlexli(process.env), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, ...written });
    });
  });
  return {
    child,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(written.out);
          if (found !== null) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        void ended.then((result) => {
          reject(new Error(`flexli ${args.join(' ')} ended: ${JSON.stringify(result)}`));
        });
      }),
  };
}

/** A folder with files for one test, by relative path; texts are written as they are, other values as JSON. */
class CliFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'flexli-cli-'));

  write(files: Readonly<Record<string, unknown>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.path, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Runs a command in a folder of its own. */
export async function inFolder<T>(
  files: Readonly<Record<string, unknown>>,
  test: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = new CliFolder();
  try {
    folder.write(files);
    return await test(folder.path);
  } finally {
    folder.remove();
  }
}

export interface ExpectedResult {
  readonly code: number;
  readonly out?: RegExp | string;
  readonly err?: RegExp | string;
}

/** Runs a command over files and checks what it writes; what is not expected must be empty. */
export async function checkCli(
  args: readonly string[],
  files: Readonly<Record<string, unknown>>,
  expected: ExpectedResult,
): Promise<void> {
  const result = await inFolder(files, (folder) => runCli(args, { folder }));
  const told = JSON.stringify(result);
  checkText(result.out, expected.out ?? '', `stdout of ${told}`);
  checkText(result.err, expected.err ?? '', `stderr of ${told}`);
  assert.equal(result.code, expected.code, told);
}

function checkText(text: string, expected: RegExp | string, message: string): void {
  if (typeof expected === 'string') assert.equal(text, expected, message);
  else assert.match(text, expected, message);
}

/** What a developer has set for other purposes must not change a test. */
function withoutFlexli(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('FLEXLI_')));
}
