import type { Locator, Page } from 'playwright-core';

/** The notifications at the lower right. */
export class Toasts {
  constructor(private readonly page: Page) {}

  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  /** Waits for a notification and gives its text. */
  async read(text: string | RegExp, timeout = 20_000): Promise<string> {
    await this.toast(text).waitFor({ timeout });
    return this.toast(text).innerText();
  }

  /** Presses a button of a notification. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const toast = this.toast(text);
    await toast.waitFor({ timeout: 20_000 });
    await toast.hover();
    await toast.getByRole('button', { name: button, exact: true }).click();
  }

  /** Closes all of them, as a person does who has read them. */
  async clear(): Promise<void> {
    for (let left = 10; left > 0; left -= 1) {
      const first = this.page.locator('.notifications-toasts .notification-list-item').first();
      if (!(await first.isVisible())) return;
      // It may go by itself meanwhile.
      await first.hover({ timeout: 2000 }).catch(() => undefined);
      await first
        .locator('.codicon-notifications-clear')
        .click({ timeout: 2000 })
        .catch(() => undefined);
    }
  }
}
