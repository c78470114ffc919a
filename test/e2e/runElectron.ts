import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { printCounts, reportCounts } from '../../scripts/lib/counts.mjs';
import { ROOT } from '../../scripts/lib/processes.mjs';
import { QUIET_SETTINGS } from './host/settings';
import { SUITE_ORDER_VARIABLE } from './host/suiteProtocol';
import type { SuiteOrder } from './host/suiteProtocol';
import { judge, listen } from './host/suiteRunner';
import { bundleSuites } from './support/bundleSuites';

// Runs the extension suites in a desktop VS Code. It is downloaded, and on Linux it needs a display.
const suites = await bundleSuites();
const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-electron-'));
const workspace = path.join(folder, 'workspace');
const userData = path.join(folder, 'user-data');
cpSync(path.join(ROOT, 'examples'), workspace, { recursive: true });
mkdirSync(path.join(userData, 'User'), { recursive: true });
writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(QUIET_SETTINGS));

const listener = await listen();
const order: SuiteOrder = { port: listener.port, files: suites.files };
let aborted: string | undefined;
try {
  await runTests({
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: suites.entry,
    extensionTestsEnv: { [SUITE_ORDER_VARIABLE]: JSON.stringify(order) },
    launchArgs: [workspace, '--user-data-dir', userData, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  aborted = error instanceof Error ? error.message : String(error);
} finally {
  listener.close();
  rmSync(folder, { recursive: true, force: true });
}
const counts = judge(aborted, listener.report);
reportCounts(counts);
console.log(printCounts(counts));
process.exit(counts.failed === 0 ? 0 : 1);
