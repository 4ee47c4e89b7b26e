import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from '../src/browser/browser.ts';
import { pageProblems } from '../src/browser/page-problems.ts';
import { weighPage } from '../src/browser/page-weight.ts';
import { takeStatePictures } from '../src/browser/pictures.ts';
import { openFor } from '../src/open-for.ts';
import { states } from '../src/states/states.ts';
import { openStatesSite } from '../src/states/states-site.ts';
import { visitorOf } from '../src/states/visitor.ts';

/** Bytes, compressed, with style-sheet, script and pictures. */
const heaviest = 20 * 1024;

const opened = openFor(() => openStatesSite());

test.each(states)(
  'A19 W5 $name: accessible, light and dark, wide and narrow; needs no other site, nothing inline, and 20 KB at most',
  { timeout: 120_000 },
  async (state) => {
    const page = await openPage(opened.browser);
    const host = state.settings ? await openStatesSite(state.settings) : opened.site;
    const complaints = policyComplaints(page);
    const { bytes, elsewhere } = await weighPage(page, async () => state.reach(await visitorOf(host, page)));
    expect(await page.title()).toMatch(state.title);
    expect(await page.getByRole('main').innerText()).toContain(state.shows ?? '');
    expect(await page.locator('h1').count()).toBe(1);
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    expect(bytes).toBeLessThanOrEqual(heaviest);
    await takeStatePictures(page, state.name);
    expect(await pageProblems(page)).toEqual([]);
    await page.context().close();
    if (host !== opened.site) await host.stop();
  },
);

test('the guide shows a picture of every state', async () => {
  const guide = await readFile(new URL('../../docs/guides/page-states.md', import.meta.url), 'utf8');
  const pictured = [...guide.matchAll(/\/states\/(?<name>[\w-]+)\.png/g)].map(({ groups }) => groups?.['name'] ?? '');
  expect(new Set(pictured)).toEqual(new Set(states.flatMap(({ name }) => [name, `${name}-phone`])));
});

/** What the content security policy of a page has kept from running or loading. */
function policyComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}
