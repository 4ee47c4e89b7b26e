import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser/browser.ts';

/** What the tests of a file share; it is there once they run. */
export interface Opened<Site> {
  readonly browser: Browser;
  readonly site: Site;
}

/** Opens a browser and something to visit before the tests of a file, and closes both after the last one. */
export function openFor<Site extends { stop(): Promise<unknown> }>(start: () => Promise<Site>): Opened<Site> {
  const opened: { browser?: Browser; site?: Site } = {};
  beforeAll(async () => {
    [opened.browser, opened.site] = await Promise.all([openBrowser(), start()]);
  });
  afterAll(async () => {
    await Promise.all([opened.browser?.close(), opened.site?.stop()]);
  });
  return opened as Opened<Site>;
}
