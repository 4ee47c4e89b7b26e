import { english, german, type Texts } from '@watchword/http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from '../src/browser/browser.ts';
import { pageProblems } from '../src/browser/page-problems.ts';
import { states } from '../src/states/states.ts';
import { openStatesSite } from '../src/states/states-site.ts';
import { visitorOf } from '../src/states/visitor.ts';

/** Reached without reading: the others are found by their English names. */
const shown = states.filter(({ name }) =>
  ['s2-before', 's3-link', 's4-wrong-code', 's6-recovery-codes', 'c1-ask', 'c3-already-used', 'm-devices'].includes(
    name,
  ),
);
// The words of another script need not be right for its layout: direction alone turns a page round.
const turned: Texts = { ...english, language: 'ar', direction: 'rtl' };

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

describe.each([
  ['German', german],
  ['right to left', turned],
])('%s', (_name, texts) => {
  test.each(shown)('$name is accessible, and no wider than the screen', { timeout: 120_000 }, async ({ reach }) => {
    const site = await openStatesSite({ pages: { texts } });
    const page = await openPage(browser);
    await reach(await visitorOf(site, page, { name: 'مريم عبد الرحمن' }));
    expect(await page.locator('html').getAttribute('lang')).toBe(texts.language);
    expect(await page.locator('html').evaluate((root) => getComputedStyle(root).direction)).toBe(texts.direction);
    expect(
      await page.locator('#code, #key').evaluateAll((all) => all.map((box) => getComputedStyle(box).direction)),
    ).not.toContain('rtl');
    expect(await pageProblems(page)).toEqual([]);
    await page.context().close();
    await site.stop();
  });
});
