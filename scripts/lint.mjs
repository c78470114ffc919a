// @ts-check
// Types, strict type-aware lint and format. All three run; the exit code says whether all are content.
import path from 'node:path';
import { run } from './lib/processes.mjs';
import { reportCounts } from './lib/counts.mjs';

const CHECKS = [
  { name: 'types', tool: ['typescript', 'bin', 'tsc'], args: ['--noEmit', '--pretty', 'false'] },
  { name: 'lint', tool: ['eslint', 'bin', 'eslint.js'], args: ['.', '--max-warnings', '0'] },
  { name: 'format', tool: ['prettier', 'bin', 'prettier.cjs'], args: ['--check', '--log-level', 'warn', '.'] },
];

let failed = 0;
for (const { name, tool, args } of CHECKS) {
  const code = await run(process.execPath, [path.join('node_modules', ...tool), ...args]);
  console.log(code === 0 ? `  ✔ ${name}` : `  ✘ ${name}`);
  if (code !== 0) failed += 1;
}
reportCounts({ passed: CHECKS.length - failed, failed, skipped: 0 });
process.exitCode = failed === 0 ? 0 : 1;
