import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../../cli/commands';
import { flexli } from '../../../cli/flexli';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GUIDE = join(ROOT, 'docs', 'guide');
const PAGES = [
  'README.md',
  ...readdirSync(GUIDE).flatMap((file) => (file.endsWith('.md') ? [join('docs', 'guide', file)] : [])),
];

/** What the help of a command names. */
async function optionsOf(command: string): Promise<ReadonlySet<string>> {
  let text = '';
  const code = await flexli([command, '--help'], {
    folder: ROOT,
    environment: {},
    out: (more) => (text += more),
    tell: () => undefined,
    ended: new AbortController().signal,
  });
  assert.equal(code, 0);
  return new Set(text.match(/--[a-z][a-z-]*/g));
}

/** The commands that the code blocks of a page call. */
function callsIn(page: string): readonly string[] {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```(?:sh|yaml)\n([^]*?)```/g)];
  return blocks.flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => /(?:npx flexli|flexli\.mjs) ([a-z].*)$/.exec(line)?.[1] ?? []),
  );
}

describe('the commands in the guide', () => {
  for (const page of PAGES) {
    const calls = callsIn(page);
    if (calls.length === 0) continue;
    it(`of ${page} exist, with their options`, async () => {
      for (const call of calls) {
        const [command = ''] = call.split(' ');
        assert.ok(
          COMMANDS.some(({ name }) => name === command),
          `there is no flexli ${command}`,
        );
        const known = await optionsOf(command);
        const options = call.replace(/ (?:#|>).*$/, '').match(/--[a-z][a-z-]*/g) ?? [];
        assert.deepEqual(
          options.filter((option) => !known.has(option)),
          [],
          call,
        );
      }
    });
  }

  it('are all there', () => {
    const terminal = readFileSync(join(GUIDE, 'terminal.md'), 'utf8');
    assert.deepEqual(
      COMMANDS.map(({ name }) => name).filter((name) => !terminal.includes(`flexli ${name}`)),
      [],
    );
  });
});
