import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { ROOT } from '../../../scripts/lib/processes.mjs';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md', 'walkthrough/**/*.md'], { cwd: ROOT });

interface Link {
  /** Relative to the page; empty for the page itself. */
  readonly file: string;
  /** The place in it; empty for its start. */
  readonly anchor: string;
}

/** The words of a page, without its code. */
function wordsOf(page: string): string {
  return readFileSync(path.join(ROOT, page), 'utf8').replace(/```[\s\S]*?```/g, '');
}

/** What a page links to or shows, without other sites. */
function relativeLinks(page: string): readonly Link[] {
  return [...wordsOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?|command):/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { file, anchor };
    });
}

/** The anchors that a page gets from its headings: small letters, no punctuation, `-` for spaces. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...wordsOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

/** Whether a link of a page leads to a file that there is, and to a heading of it. */
function leads(page: string, { file, anchor }: Link): boolean {
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(ROOT, target))) return false;
  return anchor === '' || !target.endsWith('.md') || anchorsOf(target).has(anchor);
}

describe('pages of the documentation', () => {
  it('link to what exists', () => {
    const broken = PAGES.flatMap((page) =>
      relativeLinks(page)
        .filter((link) => !leads(page, link))
        .map(({ file, anchor }) => `${page}: ${file}#${anchor}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are all reached from the README', () => {
    const reached = new Set<string>();
    const waiting = ['README.md'];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (reached.has(page)) continue;
      reached.add(page);
      const folder = path.posix.dirname(page);
      const targets = relativeLinks(page).map(({ file }) => path.posix.join(folder, file));
      waiting.push(...targets.filter((target) => PAGES.includes(target)));
    }
    const guide = PAGES.filter((page) => page.startsWith('docs/'));
    assert.deepEqual(
      guide.filter((page) => !reached.has(page)),
      [],
    );
  });
});
