import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder } from './cliProcess';

/** Runs the tool as `npm run parity` does, called from another folder. */
function parity(args: readonly string[], folder: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'test/parity/main.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
}

describe('npm run parity', () => {
  it('compares files of any place and writes what we say', async () => {
    const own = path.resolve('test/conformance/documents.jsonl');
    const line = '{"id": "k", "op": "keypath", "path": "a.b", "result": {"ok": true, "value": ["b"]}}';
    await inFolder({ 'engine.jsonl': line }, (folder) => {
      const { status, stdout, stderr } = parity(
        [own, 'engine.jsonl', '--out', 'out.jsonl', '--mismatches', '5'],
        folder,
      );
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^documents [^]*^all +\d+ [^]*^keypath +0 +1 /m);
      assert.match(stdout, /^k keypath$/m);
      const lines = readFileSync(path.join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n');
      assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), { id: 'k', result: { ok: true, value: ['a', 'b'] } });
      return Promise.resolve();
    });
  });

  it('says how it is used', async () => {
    const check = (args: readonly string[], message: RegExp): Promise<void> =>
      inFolder({ 'some.txt': 'words' }, (folder) => {
        const { status, stderr } = parity(args, folder);
        assert.equal(status, 2);
        assert.match(stderr, message);
        return Promise.resolve();
      });
    await check([], /^Name a file\.\n\nUsage: npm run parity/);
    await check(['nowhere.jsonl'], /^There is no nowhere\.jsonl\.$/m);
    await check(['some.txt'], /^some\.txt:1 is no line of recorded behaviour\.$/m);
    await check(['some.txt', '--mismatches', 'all'], /^--mismatches takes a number, not "all"\.$/m);
  });
});
