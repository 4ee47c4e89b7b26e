import type { Page } from 'playwright-core';

/** Does something that leads to a page, and resolves once that page is there, be it at the same address. */
export async function loading(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}
