import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { temporaryFolder } from './emulatorSupport';
import { programBundle } from './programBundle';

const MAX_MB = 300;

describe('the memory of a run', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => {
    folder.remove();
  });

  it(`stays under ${MAX_MB} MB, the whole process included, in 10,000 actions over 1 MB whose states are all kept`, async function () {
    this.timeout(60_000);
    const file = await programBundle('test/integration/memoryProcess.ts', folder.path);
    // With more room than that, what nobody needs is thrown away later.
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=200', file]);
    const { maxRss, size, ...run } = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    assert.deepEqual(run, { status: 'successful', states: 9_900 });
    assert.ok(Number(size) > 1_000_000);
    const megabytes = Number(maxRss) / 1024;
    assert.ok(megabytes < MAX_MB, `${megabytes.toFixed(0)} MB`);
  });
});
