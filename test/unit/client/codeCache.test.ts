import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CodeCache } from '../../../client/language/codeCache';

describe('the cache of compiled code', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'flexli-code-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives each version of the extension a folder of its own', () => {
    assert.deepEqual(new CodeCache(folder, '1.2.3').environment, { NODE_COMPILE_CACHE: path.join(folder, '1.2.3') });
  });

  it('removes what other versions left, and nothing of its own', async () => {
    for (const version of ['1.2.2', '1.2.3']) {
      await mkdir(path.join(folder, version, 'v24'), { recursive: true });
      await writeFile(path.join(folder, version, 'v24', 'code'), 'x');
    }
    await new CodeCache(folder, '1.2.3').forgetOthers();
    assert.deepEqual(
      await readdir(folder, { recursive: true }),
      ['1.2.3', '1.2.3/v24', '1.2.3/v24/code'].map((name) => path.normalize(name)),
    );
  });

  it('does without a folder', async () => {
    await new CodeCache(path.join(folder, 'missing'), '1.2.3').forgetOthers();
    assert.deepEqual(await readdir(folder), []);
  });
});
