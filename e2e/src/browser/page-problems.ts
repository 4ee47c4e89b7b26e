import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const widths = [1280, 320];
const schemes = ['light', 'dark'] as const;
const height = 900;

/**
 * What is wrong with a page as it stands, at two widths, light and dark: violations of WCAG 2.2 A and AA that axe finds, and
 * a page wider than a small phone (WCAG 1.4.10). Leaves the page wide and light.
 */
export async function pageProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      const found = [...(await axeProblems(page)), ...(await widthProblems(page))];
      problems.push(...found.map((problem) => `${colorScheme}, ${width} px: ${problem}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height });
  return problems;
}

async function axeProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(guidelines).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
}

async function widthProblems(page: Page): Promise<readonly string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
}
