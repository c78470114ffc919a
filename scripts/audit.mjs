// @ts-check
// `node scripts/audit.mjs`: fails when a package that ships has a known vulnerability. Needs a build and the network.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npm, ROOT } from './lib/processes.mjs';
import { shippedPackages, vulnerable } from './lib/shipped.mjs';

const notices = readFileSync(path.join(ROOT, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
const shipped = shippedPackages(notices);
const [command, args, options] = npm(['audit', '--json']);
// It ends with 1 when it finds anything, in tools as well.
const { stdout } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options });
const found = vulnerable(JSON.parse(stdout), shipped);
for (const { name, severity } of found) console.error(`${name}: ${severity}. npm audit says more; update it.`);
console.log(`${shipped.length} packages ship, ${found.length} of them with a known vulnerability.`);
process.exitCode = found.length === 0 ? 0 : 1;
