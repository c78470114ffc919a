import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SAMPLE } from '../unit/languageservice/sampleProject';
import { removeBundle, serverBundle } from './languageserverProcess';

const run = promisify(execFile);
/** The oldest one that can do it; Debian 12 has it. */
const OLDEST = [0, 7] as const;
const SCRIPT = path.join(import.meta.dirname, 'neovim.lua');

/** What neovim.lua writes down. */
interface Shown {
  readonly problem?: string;
  readonly diagnostics: readonly { readonly source: string; readonly line: string }[];
  readonly hover: string;
  readonly completion: readonly string[];
  /** Files with the new name in their buffers. */
  readonly renamed: readonly string[];
}

/** Why there is no Neovim to test with; undefined when there is one. */
async function missing(): Promise<string | undefined> {
  try {
    const { stdout } = await run('nvim', ['--version'], { timeout: 10_000 });
    const [, major = '0', minor = '0'] = /NVIM v(\d+)\.(\d+)/.exec(stdout) ?? [];
    const isOld = Number(major) === OLDEST[0] && Number(minor) < OLDEST[1];
    return isOld ? `Neovim ${major}.${minor} is older than ${OLDEST.join('.')}` : undefined;
  } catch {
    return 'nvim is not installed (Debian package neovim)';
  }
}

describe('Neovim’s own LSP client', function () {
  this.timeout(60_000);
  let folder: string;
  let shown: Shown;

  before(async function () {
    const reason = await missing();
    if (reason !== undefined) {
      console.log(`    skipped: ${reason}`);
      this.skip();
    }
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'flexli-neovim-')));
    for (const [name, text] of Object.entries(SAMPLE)) {
      await mkdir(path.dirname(path.join(folder, 'project', name)), { recursive: true });
      await writeFile(path.join(folder, 'project', name), text);
    }
    const result = path.join(folder, 'result.json');
    const env = {
      ...process.env,
      FLEXLI_SERVER: JSON.stringify([process.execPath, await serverBundle(), '--stdio']),
      FLEXLI_FOLDER: path.join(folder, 'project'),
      FLEXLI_RESULT: result,
      // Nothing of the person who runs the tests: no settings, no state, no log.
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    };
    await run('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${SCRIPT}`], { env, timeout: 50_000 });
    shown = JSON.parse(await readFile(result, 'utf8')) as Shown;
    assert.equal(shown.problem, undefined, shown.problem);
  });

  after(async () => {
    await removeBundle();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('shows diagnostics, and no more once all is well', () => {
    assert.ok(shown.diagnostics.length > 0);
    for (const { source, line } of shown.diagnostics) {
      assert.equal(source, 'flexli');
      assert.match(line, /workflow_/);
    }
  });

  it('shows what an action does', () => {
    assert.match(shown.hover, /PostMessage/);
    assert.match(shown.hover, /chat\.example\.com/);
  });

  it('completes the actions of the connector', () => {
    assert.deepEqual([...shown.completion].sort(), ['ListMessages', 'PostMessage']);
  });

  it('renames an action everywhere', () => {
    assert.deepEqual(shown.renamed, ['connectors/chat.fecon.json', 'tell.fewrk.json', 'welcome.fewrk.json']);
  });
});
