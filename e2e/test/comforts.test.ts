import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { scan } from '../src/authenticator/scan.ts';
import { openPage } from '../src/browser/browser.ts';
import { tabTo } from '../src/browser/keyboard.ts';
import { openFor } from '../src/open-for.ts';
import { openStatesSite } from '../src/states/states-site.ts';
import { type Visitor, visitorOf } from '../src/states/visitor.ts';

const opened = openFor(() => openStatesSite());

async function visit(options: BrowserContextOptions = {}): Promise<Visitor> {
  return visitorOf(opened.site, await openPage(opened.browser, options));
}

const challenge = '/challenge?return_to=%2Faccount';

/** Where a code that was accepted leads to. */
function expectAccepted({ page }: Visitor): void {
  expect(new URL(page.url()).pathname).toBe('/account');
}

describe.each([true, false])('with scripts %s', (javaScriptEnabled) => {
  test.each([
    ['in two groups', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with a hyphen', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ['between spaces', (code: string) => `  ${code} `],
  ])('W1 W2 a code that is pasted %s is taken', async (_how, spelt) => {
    const visitor = await visit({ javaScriptEnabled });
    await visitor.link();
    await visitor.open(challenge);
    await visitor.giveCode(spelt(visitor.app.code()));
    expectAccepted(visitor);
  });

  test('W1 a code with a line end is pasted from the clipboard', async () => {
    const visitor = await visit({ javaScriptEnabled, permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, app } = visitor;
    await visitor.link();
    await visitor.open(challenge);
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${app.code()}\n`);
    await page.locator('#code').focus();
    await page.keyboard.press('Control+V');
    await visitor.press();
    expectAccepted(visitor);
  });

  test('W3 a leading zero is kept', async () => {
    const visitor = await visit({ javaScriptEnabled });
    const { app } = visitor;
    await visitor.link();
    while (!app.code().startsWith('0')) opened.site.clock.now += 30_000;
    await visitor.open(challenge);
    await visitor.giveCode(app.code());
    expectAccepted(visitor);
  });

  test('W8 C2 after a wrong code, Enter in the same box sends the right one', async () => {
    const visitor = await visit({ javaScriptEnabled });
    const { page, app } = visitor;
    await visitor.link();
    await visitor.open(challenge);
    await visitor.giveCode(app.wrongCode());
    await tabTo(page, page.locator('#code'));
    await page.keyboard.type(app.code());
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expectAccepted(visitor);
  });

  test('S6 the recovery codes are downloaded as a file', async () => {
    const { page, begin, giveCode, app } = await visit({ javaScriptEnabled });
    await begin();
    await giveCode(app.code());
    const codes = await page.locator('#codes li').allInnerTexts();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
    const text = await readFile(await download.path(), 'utf8');
    expect(codes).toHaveLength(10);
    for (const code of codes) expect(text).toContain(code);
  });

  test('S6 nobody goes on without having kept the codes', async () => {
    const { page, begin, giveCode, app } = await visit({ javaScriptEnabled });
    await begin();
    await giveCode(app.code());
    await page.locator('main button.primary').click();
    expect(await page.locator('#codes').isVisible()).toBe(true);
  });
});

test('W2 W3 there is one box, made for one-time codes', async () => {
  const { page, link, open } = await visit();
  await link();
  await open(challenge);
  expect(await page.locator('input:visible').count()).toBe(1);
  const box = page.locator('#code');
  const expected = { name: 'code', type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' };
  for (const [name, value] of Object.entries(expected)) expect(await box.getAttribute(name)).toBe(value);
});

test('C3 W6 the wait counts down in silence, the box stays usable, and the end is announced', async () => {
  const { page, link, open, giveCode, app, person } = await visit();
  await page.clock.install();
  await link();
  await open(challenge);
  const code = app.code();
  await opened.site.watchword.verify({ userId: person.id, code });
  await giveCode(code);
  const timer = page.getByRole('timer');
  const before = await timer.innerText();
  await page.clock.runFor(3000);
  expect(await timer.innerText()).not.toBe(before);
  expect(await page.locator('#code').isEnabled()).toBe(true);
  expect(await page.locator('[role="alert"] [role="timer"], [role="status"] [role="timer"]').count()).toBe(0);
  await page.clock.runFor(30_000);
  expect(await page.locator('[data-wait] [role="status"]').innerText()).toBe('Your app shows the next one now.');
});

test('S3 W9 the key is copied without its spaces, and that is said', async () => {
  const { page, begin } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  await begin();
  const key = await page.locator('#key').innerText();
  await page.getByRole('button', { name: 'Copy key' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key.replaceAll(/\s/g, ''));
});

test('S6 the sheet that is printed has the codes, and no button', async () => {
  const { page, begin, giveCode, app } = await visit();
  await page.addInitScript('window.print = () => { window.printed = true; }');
  await begin();
  await giveCode(app.code());
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.evaluate('window.printed')).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#codes').isVisible()).toBe(true);
  expect(await page.locator('button:visible, .panel:visible, .foot:visible').count()).toBe(0);
});

test('S8 two clicks send one form', async () => {
  const { page, link, open, app } = await visit();
  await link();
  await open(challenge);
  const sent: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
  await page.locator('#code').fill(app.code());
  await Promise.all([page.waitForURL('**/account'), page.locator('main button.primary').dblclick()]);
  expect(sent).toHaveLength(1);
});

test('C4 clock times are told in the reader’s own zone', async () => {
  const { page, link, open, app, person } = await visit({ timezoneId: 'Asia/Tokyo' });
  await link();
  for (let guess = 0; guess < 6; guess += 1)
    await opened.site.watchword.verify({ userId: person.id, code: app.wrongCode() });
  await open(challenge);
  const time = page.locator('time[data-local-time]');
  const at = (await time.getAttribute('datetime')) ?? '';
  expect(await time.innerText()).toContain(new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo' }));
});

test('U13 on a phone, opening the app comes before the picture', async () => {
  const { page, begin } = await visit({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await begin();
  const link = await page.locator('a[href^="otpauth:"]').boundingBox();
  const picture = await page.getByRole('img', { name: /^QR/ }).boundingBox();
  expect(link!.y).toBeLessThan(picture!.y);
  expect(picture!.width).toBeGreaterThanOrEqual(240);
});

test.each(['light', 'dark'] as const)(
  'U12 the QR code is read off the page in forced colours, %s',
  async (colorScheme) => {
    const { page, begin } = await visit({ forcedColors: 'active', colorScheme });
    await begin();
    expect(await scan(await page.screenshot({ fullPage: true }))).toMatch(/^otpauth:\/\/totp\/My%20HPC:/);
  },
);

test('at twice the size of text, a page of 640 px is not scrolled sideways', async () => {
  const { page, begin, signInWithCode } = await visit({ viewport: { width: 640, height: 800 }, bypassCSP: true });
  for (const reach of [begin, signInWithCode]) {
    await reach();
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
  }
});
