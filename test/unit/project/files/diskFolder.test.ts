import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { diskFolder } from '../../../../flexli/project/files/diskFolder';
import { projectDocument } from '../../../../flexli/project/files/projectDocument';

describe('a project on disk', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'flexli-project-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const write = (path: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '{}');
  };

  it('has the workflows and connectors below it, without those of others', async () => {
    const paths = [
      'b.fewrk.json',
      'a/b.fecon.json',
      'A/upper.FEWRK.json',
      'other.json',
      'flexli.json',
      'node_modules/x/a.fewrk.json',
      '.hidden/a.fewrk.json',
      'inner/flexli.json',
      'inner/a.fewrk.json',
      'inner-not/a.fewrk.json',
    ];
    paths.forEach(write);
    symlinkSync(join(root, 'a'), join(root, 'link'));
    assert.deepEqual(await diskFolder(root).list(), [
      'A/upper.FEWRK.json',
      'a/b.fecon.json',
      'b.fewrk.json',
      'inner-not/a.fewrk.json',
    ]);
  });

  it('reads and writes', async () => {
    const folder = diskFolder(root);
    await folder.write('new/a.fewrk.json', 'text');
    assert.equal(await folder.read('new/a.fewrk.json'), 'text');
    assert.equal(await folder.read('none.json'), undefined);
    assert.equal(await folder.read('new/a.fewrk.json/none'), undefined);
    await assert.rejects(folder.read('new'));
  });
});

describe('a document of a project', () => {
  it('is known by its name', () => {
    assert.equal(projectDocument('a.json', '{}'), undefined);
    assert.deepEqual(projectDocument('a.fecon.json', '\uFEFF{"type": "A"}')?.content, { type: 'A' });
    assert.deepEqual(
      ['[]', '5', '', '{'].map((text) => projectDocument('a.fewrk.json', text)?.content),
      [undefined, undefined, undefined, undefined],
    );
  });
});
