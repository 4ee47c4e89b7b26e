import { describe, expect, test } from 'vitest';
import { german } from '../src/index.ts';
import { browserOf } from './support/browser.ts';
import { asked, pages, type } from './support/challenge.ts';
import { challenged } from './support/people.ts';
import { scripted } from './support/scripted.ts';
import { beginIn, linkIn } from './support/set-up.ts';
import { openSite } from './support/site.ts';

async function used() {
  const { site, browser, page, code } = await asked();
  await site.visitor().post('verify', { code: code() });
  return type({ browser }, page, code());
}

describe('the script of the pages', () => {
  test('W6 counts down without a word, and says once that the time has come; the box stays open', async () => {
    const page = scripted(await used());
    const timer = page.document.querySelector('[role=timer]');
    const over = page.document.querySelector('[role=status]');
    expect([timer?.textContent, over?.textContent]).toEqual(['15 seconds', '']);
    page.pass(1);
    expect([timer?.textContent, over?.textContent]).toEqual(['14 seconds', '']);
    page.pass(13);
    expect([timer?.textContent, over?.textContent]).toEqual(['1 second', '']);
    page.pass(1);
    expect(over?.textContent).toBe('Your app shows the next one now.');
    expect(page.document.querySelector<HTMLElement>('[data-wait-running]')?.hidden).toBe(true);
    page.pass(600);
    expect(over?.textContent).toBe('Your app shows the next one now.');
  });

  test('catches up after the machine has slept', async () => {
    const page = scripted(await used());
    page.pass(5);
    page.pass(100);
    expect(page.document.querySelector('[role=status]')?.textContent).toBe('Your app shows the next one now.');
  });

  test('counts in the language of the page', async () => {
    const site = openSite({ handler: { pages: { ...pages, texts: german } } });
    const { code } = await challenged(site);
    await site.visitor().post('verify', { code: code() });
    const browser = browserOf(site);
    const page = scripted(await type({ browser }, await browser.open('/challenge'), code()));
    page.pass(14);
    expect(page.document.querySelector('[role=timer]')?.textContent).toBe('1 Sekunde');
  });

  test('tells times as the reader does', async () => {
    const { visitor, browser, page, wrong } = await asked();
    for (let guesses = 0; guesses < 6; guesses += 1) await visitor.post('verify', { code: wrong() });
    const shown = await type({ browser }, page, wrong());
    const time = (languages: readonly string[]) =>
      scripted(shown, languages).document.querySelector('time')?.textContent;
    expect(time(['de-CH', 'en-GB'])).toMatch(/^\d\d:\d\d:\d\d$/);
    expect(time(['en-US'])).toMatch(/^\d\d:\d\d:\d\d\s[AP]M$/);
    expect(time(['fr'])).toMatch(/^\d\d:\d\d:\d\d\s[AP]M$/);
  });

  test('A40 sends a form once, but not never again', async () => {
    const { page } = await asked();
    const browser = scripted(page);
    expect([browser.submit(), browser.submit(), browser.submit()]).toEqual([true, false, false]);
    expect(browser.document.querySelector('form')?.getAttribute('aria-busy')).toBe('true');
    browser.document.defaultView?.dispatchEvent(new browser.document.defaultView.Event('pageshow'));
    expect([browser.submit(), browser.submit()]).toEqual([true, false]);
    browser.pass(8);
    expect([browser.submit(), browser.submit()]).toEqual([true, false]);
  });

  test('A40 sends it again where the browser does not know ARIA by its properties', async () => {
    const browser = scripted((await asked()).page);
    const { defaultView } = browser.document;
    if (!defaultView) throw new Error('The page has no window.');
    Reflect.deleteProperty(defaultView.Element.prototype, 'ariaBusy');
    expect([browser.submit(), browser.submit()]).toEqual([true, false]);
    browser.pass(8);
    expect(browser.submit()).toBe(true);
  });

  test('copies the key without its spaces, and says so; where it may not, it selects', async () => {
    const { page, manualKey } = await beginIn(openSite());
    const browser = scripted(page);
    const status = browser.document.querySelector('[data-copied=key]');
    await browser.click('[data-copy=key]');
    expect(browser.copied).toEqual([manualKey.replaceAll(' ', '')]);
    expect(status?.textContent).toBe('Copied');
    browser.pass(4);
    expect(status?.textContent).toBe('');
    browser.clipboard.closed = true;
    await browser.click('[data-copy=key]');
    expect(status?.textContent).toContain('Selected');
    expect(browser.document.getSelection()?.toString()).toBe(manualKey);
  });

  test('copies the recovery codes a line each, and prints them', async () => {
    const { codesPage, codes } = await linkIn(openSite());
    const browser = scripted(codesPage);
    await browser.click('[data-copy]');
    expect(browser.copied).toEqual([codes.join('\n')]);
    await browser.click('[data-print]');
    expect(browser.printed.times).toBe(1);
  });

  test('moves no focus, and hides nothing from who has none of it', async () => {
    const { codesPage } = await linkIn(openSite());
    const browser = scripted(codesPage);
    expect(browser.document.activeElement).toBe(browser.document.body);
    const [before, after] = [codesPage.document, browser.document].map(
      (each) => each.querySelectorAll('button[hidden]').length,
    );
    expect([before, after]).toEqual([2, 0]);
  });
});
