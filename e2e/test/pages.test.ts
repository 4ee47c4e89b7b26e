import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stepWithSecondsLeft } from '../src/authenticator/steps.ts';
import { openPage } from '../src/browser/browser.ts';
import { pageProblems } from '../src/browser/page-problems.ts';
import { takePictures } from '../src/browser/pictures.ts';
import { startDemo } from '../src/demo.ts';
import { openFor } from '../src/open-for.ts';
import { addPerson } from '../src/people.ts';
import {
  confirm,
  keepRecoveryCodes,
  linkDevice,
  openSetUp,
  readLanderCommand,
  scanPage,
} from '../src/portal/set-up.ts';
import { giveCode, givePassword } from '../src/portal/sign-in.ts';

// axe looks at each page four times, which takes a while on a busy machine.
const patience = 300_000;

const opened = openFor(startDemo);

/** What is wrong with a page as it stands, after its name. */
async function look(page: Page, name: string): Promise<readonly string[]> {
  const problems = await pageProblems(page);
  return problems.map((problem) => `${name}: ${problem}`);
}

test('the portal’s own pages are accessible, and those of the second factor within it', {
  timeout: patience,
}, async () => {
  const { account } = opened.site.screen;
  const page = await openPage(opened.browser);
  await page.goto(`${opened.site.portal}/sign-in`);
  expect.soft(await look(page, 'sign-in')).toEqual([]);
  await takePictures(page, 'sign-in');
  await givePassword(page, opened.site.portal, { ...account, password: 'not the password' });
  expect.soft(await look(page, 'sign-in-refused')).toEqual([]);
  await givePassword(page, opened.site.portal, account);
  expect.soft(await look(page, 'account')).toEqual([]);
  await page.goto(`${opened.site.portal}/two-factor/set-up`);
  expect.soft(await look(page, 'before')).toEqual([]);
  await takePictures(page, 'before');
  await openSetUp(page);
  const app = await scanPage(page);
  expect.soft(await look(page, 'set-up')).toEqual([]);
  await takePictures(page, 'set-up');
  await confirm(page, await app.code(await stepWithSecondsLeft(10)));
  await keepRecoveryCodes(page);
  await readLanderCommand(page);
  expect.soft(await look(page, 'lander')).toEqual([]);
  for (const path of ['/account', '/account/email', '/help/codes', '/nothing']) {
    await page.goto(opened.site.portal + path);
    expect.soft(await look(page, path)).toEqual([]);
  }
});

test('the QR code can be scanned in the dark and on a narrow screen', async () => {
  const page = await openPage(opened.browser, { colorScheme: 'dark', viewport: { width: 320, height: 800 } });
  const account = await addPerson(opened.site.dataFolder);
  await givePassword(page, opened.site.portal, account);
  await openSetUp(page);
  await page.getByRole('img', { name: /^QR code/ }).scrollIntoViewIfNeeded();
  expect(await scanPage(page)).toMatchObject({ issuer: 'My HPC', account: account.login });
});

test('S1 the checklist of what is missing, in the portal', { timeout: patience }, async () => {
  const account = await addPerson(opened.site.dataFolder, { project: null });
  const page = await openPage(opened.browser);
  await givePassword(page, opened.site.portal, account);
  await page.goto(`${opened.site.portal}/two-factor/set-up`);
  expect.soft(await look(page, 'not-eligible')).toEqual([]);
  await takePictures(page, 'not-eligible');
});

test('C3 a used code, in the portal', { timeout: patience }, async () => {
  const account = await addPerson(opened.site.dataFolder, { login: 'aroha' });
  const page = await openPage(opened.browser);
  const { app, step } = await linkDevice(page, opened.site.portal, account, 0);
  await page.context().clearCookies();
  await givePassword(page, opened.site.portal, account);
  await giveCode(page, await app.code(step));
  expect(await page.title()).toMatch(/^Code already used/);
  await takePictures(page, 'code-already-used');
});
