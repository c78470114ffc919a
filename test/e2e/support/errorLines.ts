import { globSync } from 'tinyglobby';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** While an extension host ends, VS Code still asks language clients that have stopped, and logs that they have. */
const ENDING_MS = 1000;

/**
 * What the extension logged as an error, and what VS Code logged of errors that it threw: nothing that a person does
 * may lead to either. Failures that the person is told of are warnings.
 */
export function errorLines(dataFolder: string): readonly string[] {
  const hosts = globSync('**/exthost*/remoteexthost.log', { cwd: dataFolder, absolute: true });
  if (hosts.length === 0) throw new Error(`${dataFolder} holds no log of an extension host`);
  return hosts.flatMap((file) => {
    const host = linesOf(file);
    const own = globSync('flexli.flexli/*.log', { cwd: path.dirname(file), absolute: true }).flatMap(linesOf);
    const end = host.find((line) => line.includes('Extension host with pid') && line.includes('exiting'));
    const lines = [...own, ...host.filter((line) => /flexli/i.test(line))];
    return lines.filter(
      (line) => line.includes('[error]') && (end === undefined || timeOf(line) < timeOf(end) - ENDING_MS),
    );
  });
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n');
}

/** Lines begin with their time, in the form `2026-11-24 20:42:06.466`. */
function timeOf(line: string): number {
  return Date.parse(line.slice(0, 23));
}
