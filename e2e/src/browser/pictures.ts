import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const size = { width: 1280, height: 800 };

/** Writes the documentation's picture of a page, light and dark, if `UPDATE_IMAGES` is set. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (!process.env['UPDATE_IMAGES']) return;
  await mkdir(folder, { recursive: true });
  await page.setViewportSize(size);
  for (const [colorScheme, ending] of [
    ['dark', '-dark'],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}portal-${name}${ending}.png`, fullPage: true, animations: 'disabled' });
  }
}
