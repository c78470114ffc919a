import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput';
import { waitUntil } from './waitUntil';

/** The editor in the middle of the window, with files of the walk's folder. */
export class Editor {
  readonly part: Locator;
  readonly suggestions: Locator;
  readonly hover: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
    private readonly folder: string,
  ) {
    this.part = page.locator('[id="workbench.parts.editor"]');
    this.suggestions = this.part.locator('.suggest-widget.visible .monaco-list-row');
    this.hover = page.locator('.monaco-hover:visible');
  }

  /** Opens a file by its path in the folder. */
  async open(file: string): Promise<void> {
    await this.quickInput.openFile(path.basename(file));
    await this.tab(path.basename(file)).waitFor();
    await this.part.locator('.editor-instance .view-line').first().waitFor();
  }

  /** The tab that is in front. */
  tab(name: string | RegExp): Locator {
    return this.part.locator('.tab.active', { hasText: name });
  }

  line(text: string | RegExp): Locator {
    return this.part.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** Goes to the first line. A key goes nowhere while a box closes, so it is pressed until the cursor is there. */
  async toTop(): Promise<void> {
    await waitUntil(async () => {
      await this.page.keyboard.press('Control+Home');
      return this.page.locator('.statusbar-item', { hasText: /Ln 1, Col 1$/ }).isVisible();
    }, 'the first line');
  }

  codeLens(title: string): Locator {
    return this.part.locator('.codelens-decoration a', { hasText: title }).first();
  }

  squiggles(severity: 'error' | 'warning'): Locator {
    return this.part.locator(`.squiggly-${severity}`);
  }

  suggestion(label: string | RegExp): Locator {
    return this.suggestions.filter({ hasText: label }).first();
  }

  /** Puts the cursor right behind the words, where the file on disk first has them. */
  async cursorAfter(file: string, words: string): Promise<void> {
    // VS Code empties a file before it writes it.
    let text = '';
    await waitUntil(() => (text = this.read(file)).includes(words), `${file} to hold ${words}`);
    const before = text.slice(0, text.indexOf(words) + words.length).split('\n');
    await this.quickInput.goTo(before.length, (before.at(-1) ?? '').length + 1);
  }

  /** Selects the words, where the file on disk first has them. */
  async select(file: string, words: string): Promise<void> {
    await this.cursorAfter(file, words);
    for (let left = words.length; left > 0; left -= 1) await this.page.keyboard.press('Shift+ArrowLeft');
  }

  /** Types as a person, so that the editor completes brackets and suggests. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Asks for suggestions until there are some that match. */
  async suggest(label: string | RegExp): Promise<Locator> {
    for (let attempt = 1; ; attempt += 1) {
      await this.page.keyboard.press('Control+Space');
      try {
        await this.suggestion(label).waitFor({ timeout: 4000 });
        return this.suggestion(label);
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Shows what the editor says about the words. */
  async hoverOver(line: string, words: string): Promise<Locator> {
    await this.line(line).locator('span > span', { hasText: words }).first().hover();
    await this.hover.first().waitFor();
    return this.hover.first();
  }

  /** Saves and waits until the file on disk is as expected. */
  async save(file: string, expected: (text: string) => boolean): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.part.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
    await waitUntil(() => expected(this.read(file)), `${file} to be saved`);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }
}
