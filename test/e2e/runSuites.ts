import path from 'node:path';
import { parseArgs } from 'node:util';
import { addCounts, printCounts, reportCounts } from '../../scripts/lib/counts.mjs';
import { ROOT } from '../../scripts/lib/processes.mjs';
import { runnableVersions } from './host/pins';
import { runSuites } from './host/suiteRunner';
import { bundleSuites } from './support/bundleSuites';

// Runs the extension suites in the newest and the oldest VS Code we support, as far as they run here, or in the one given.
// node --import tsx test/e2e/runSuites.ts [--version 4.139.1] [--grep TEXT]
const { values } = parseArgs({ options: { version: { type: 'string' }, grep: { type: 'string' } } });
const suites = await bundleSuites();
let total = { passed: 0, failed: 0, skipped: 0 };
for (const version of values.version === undefined ? runnableVersions() : [values.version]) {
  const counts = await runSuites({
    ...suites,
    version,
    extension: ROOT,
    workspace: path.join(ROOT, 'examples'),
    ...(values.grep === undefined ? {} : { grep: values.grep }),
  });
  total = addCounts(total, counts);
}
reportCounts(total);
console.log(printCounts(total));
process.exit(total.failed === 0 ? 0 : 1);
