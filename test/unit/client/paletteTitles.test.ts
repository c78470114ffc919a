import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/lib/processes.mjs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly name: string }[]>>;
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  };
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

/** Titles in the command palette behind `Flexli: `, those among them that VS Code makes for every view. */
function paletteTitles(): readonly string[] {
  const { contributes } = read('package.json') as Manifest;
  const words = read('package.nls.json') as Readonly<Record<string, string>>;
  const text = (key: string): string => words[key.replace(/^%|%$/g, '')] ?? key;
  const hidden = new Set(
    contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
  );
  const commands = contributes.commands.filter(({ command }) => !hidden.has(command)).map(({ title }) => text(title));
  const views = Object.values(contributes.views).flat();
  return [...commands, ...views.map(({ name }) => `Focus on ${text(name)} View`)];
}

/** Whether the palette offers a title for what was typed: every word begins one of its words, in this order. */
function matches(typed: string, title: string): boolean {
  const rest = title.toLowerCase().split(' ');
  return typed
    .toLowerCase()
    .split(' ')
    .every((word) => {
      const at = rest.findIndex((one) => one.startsWith(word));
      rest.splice(0, at + 1);
      return at >= 0;
    });
}

describe('titles in the command palette', () => {
  it('are those that are chosen when someone types them', () => {
    const titles = paletteTitles();
    assert.ok(titles.includes('Run') && titles.includes('Deploy'));
    // The palette sorts by the alphabet what was not used before.
    const ahead = titles.flatMap((typed) =>
      titles
        .filter((title) => title !== typed && matches(typed, title) && title.localeCompare(typed) < 0)
        .map((title) => `${title} comes before ${typed}`),
    );
    assert.deepEqual(ahead, []);
  });
});
