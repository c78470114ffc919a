import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { ROOT } from '../../../scripts/lib/processes.mjs';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md'], { cwd: ROOT });

/** What a page links to or shows, without other sites and without the place inside a page. */
function relativeTargets(page: string): readonly string[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ''));
}

describe('pages of the documentation', () => {
  it('link to what exists', () => {
    const broken = PAGES.flatMap((page) =>
      relativeTargets(page)
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are all reached from the README', () => {
    const reached = new Set<string>();
    const waiting = ['README.md'];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (reached.has(page)) continue;
      reached.add(page);
      const folder = path.dirname(page);
      const targets = relativeTargets(page).map((target) => path.posix.join(folder, target));
      waiting.push(...targets.filter((target) => PAGES.includes(target)));
    }
    const guide = PAGES.filter((page) => page.startsWith('docs/'));
    assert.deepEqual(
      guide.filter((page) => !reached.has(page)),
      [],
    );
  });
});
