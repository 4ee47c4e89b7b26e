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

/** Writes the pictures of a state: as on a computer, and as on a phone in the dark. */
export async function takeStatePictures(page: Page, name: string): Promise<void> {
  if (!process.env['UPDATE_IMAGES']) return;
  const path = `${folder}states/${name}`;
  const shot = { fullPage: true, animations: 'disabled' } as const;
  await page.setViewportSize({ width: 390, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${path}-phone.png`, ...shot });
  await page.setViewportSize({ width: 1000, height: 600 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${path}.png`, ...shot });
}
