import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../scripts/lib/processes.mjs';

/** A TypeScript file and what it imports, by type or by value, now or later. Paths are relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Files of ours. */
  readonly files: readonly string[];
  /** Modules of Node, with `node:`. */
  readonly builtins: readonly string[];
  /** Packages, `vscode` among them. */
  readonly packages: readonly string[];
}

/** Files that git knows or would add. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}

export function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Every TypeScript file of the repository. */
export function sourceFiles(): readonly SourceFile[] {
  return trackedFiles()
    .filter((file) => file.endsWith('.ts'))
    .map(readSource);
}

/**
 * Files that import each other in a circle, each circle once, as `a → b → a`.
 */
export function importCycles(sources: readonly SourceFile[]): readonly string[] {
  const graph = new Map(sources.map(({ path: file, files }) => [file, files]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      cycles.push([...trail.slice(start), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

function readSource(file: string): SourceFile {
  const text = readText(file);
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const names = [...new Set(importedFiles.map(({ fileName }) => fileName))];
  const outer = names.filter((name) => !name.startsWith('.'));
  return {
    path: file,
    text,
    files: names.filter((name) => name.startsWith('.')).map((name) => resolve(file, name)),
    builtins: outer.filter((name) => isBuiltin(name)),
    packages: outer.filter((name) => !isBuiltin(name)).map(packageName),
  };
}

/** Imports leave the extension out, except those of JSON and plain scripts. */
function resolve(from: string, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(from), specifier);
  const candidates = [target, `${target}.ts`, `${target}/index.ts`];
  return candidates.find((file) => path.posix.extname(file) !== '' && existsSync(path.join(ROOT, file))) ?? target;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
