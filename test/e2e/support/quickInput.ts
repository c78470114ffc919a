import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: command palette, quick open, quick picks and input boxes. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Runs a command by its title in the palette, for example `Flexli: Run`. */
  command(title: string): Promise<void> {
    return this.choose('F1', `>${title}`, title);
  }

  /** Opens a file by its name. */
  openFile(name: string): Promise<void> {
    return this.choose('Control+P', name, name);
  }

  /** Puts the cursor; line and column count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.openWith('Control+G');
    await this.input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }

  row(text: string | RegExp): Locator {
    return this.widget.locator('.monaco-list-row', { hasText: text }).first();
  }

  /** Chooses a row of a quick pick whose title or placeholder holds the words, by the keyboard. */
  async pick(text: string): Promise<void> {
    await this.row(text).waitFor();
    await this.input.fill(text);
    await this.widget.locator('.monaco-list-row.focused', { hasText: text }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Waits for an input box or quick pick that says the words, in this case, in title, placeholder or message. */
  async waitFor(words: string | RegExp): Promise<void> {
    const said = typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words;
    const box = this.widget.filter({ hasText: said }).or(this.widget.filter({ has: this.page.getByPlaceholder(said) }));
    await box.first().waitFor();
  }

  /** Fills an input box and goes on. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * What is going on may close a box that has just opened, as a click elsewhere would. And a palette lists the commands that
   * were there when it opened; just after the start, VS Code may not know yet that the workspace is trusted. Then it is
   * opened again.
   */
  private async choose(key: string, text: string, row: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.openWith(key);
      try {
        await this.input.fill(text, { timeout: 5000 });
        const focused = this.widget.locator('.monaco-list-row.focused', { hasText: row }).first();
        await focused.waitFor({ timeout: 5000 });
        await this.page.keyboard.press('Enter');
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        if (await this.input.isVisible()) await this.page.keyboard.press('Escape');
      }
    }
  }

  /** A key can be lost while the window is busy, so it is pressed until the box is there. */
  async openWith(key: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.page.keyboard.press(key);
      try {
        await this.input.waitFor({ timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }
}
