import type { Locator, Page } from 'playwright-core';

/** The list of problems below the editor. */
export class Problems {
  private readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.locator('[id="workbench.parts.panel"] .markers-panel');
  }

  async show(): Promise<void> {
    if (!(await this.panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await this.panel.waitFor();
  }

  async hide(): Promise<void> {
    if (await this.panel.isVisible()) await this.page.keyboard.press('Control+J');
    await this.panel.waitFor({ state: 'hidden' });
  }

  row(text: string | RegExp): Locator {
    return this.panel.locator('.monaco-list-row', { hasText: text }).first();
  }
}

/** Explorer and trees at the left. */
export class SideBar {
  readonly part: Locator;

  constructor(private readonly page: Page) {
    this.part = page.locator('[id="workbench.parts.sidebar"]');
  }

  /** Opens a view container by its name in the activity bar. */
  async open(container: string): Promise<void> {
    const bar = this.page.locator('[id="workbench.parts.activitybar"]');
    const icon = this.page.locator(`a.action-label[aria-label^="${container}"]`);
    const selected = bar.locator('.action-item.checked', { has: icon });
    if ((await selected.count()) === 0) await bar.locator('.action-item', { has: icon }).click();
    await selected.waitFor();
  }

  row(text: string | RegExp): Locator {
    return this.part.locator('.monaco-list-row', { hasText: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
  }

  /** Chooses an entry of a row's context menu. */
  async choose(text: string | RegExp, entry: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    const item = this.page.locator('.context-view .action-item', { hasText: entry }).first();
    // A menu takes no mouse button for its first 100 ms, so that the press that opened it chooses nothing.
    for (let attempt = 1; ; attempt += 1) {
      await item.click();
      try {
        await item.waitFor({ state: 'hidden', timeout: 2000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Presses a button in the title of a view. */
  async pressTitle(view: string, button: string): Promise<void> {
    const header = this.part.locator('.pane-header', { hasText: view });
    await header.hover();
    await header.locator(`a.action-label[aria-label*="${button}"]`).first().click();
  }
}

/** The modal box that asks for a decision. */
export class Dialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  async press(button: string): Promise<void> {
    await this.box.waitFor();
    await this.box.getByRole('button', { name: button }).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
