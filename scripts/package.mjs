// @ts-check
// Makes flexli.vsix. `--built` takes dist/ as it is, else it is built first.
import { ensureModules } from './ensure.mjs';
import { run } from './lib/processes.mjs';

const VSCE = 'node_modules/@vscode/vsce/vsce';
// Everything is bundled, so no dependency is packed. Links stay relative: the repository has no published address yet.
const ARGS = ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];

await ensureModules();
const built = process.argv.includes('--built') ? 0 : await run(process.execPath, ['esbuild.js', '--production']);
process.exitCode = built === 0 ? await run(process.execPath, [VSCE, ...ARGS, '--out', 'flexli.vsix']) : built;
