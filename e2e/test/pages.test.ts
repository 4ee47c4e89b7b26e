import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepWithSecondsLeft } from '../src/authenticator/steps.ts';
import { openBrowser, openPage } from '../src/browser/browser.ts';
import { loading } from '../src/browser/loading.ts';
import { pageProblems } from '../src/browser/page-problems.ts';
import { takePictures } from '../src/browser/pictures.ts';
import { type Demo, startDemo } from '../src/demo.ts';
import { addPerson } from '../src/people.ts';
import { confirm, keepRecoveryCodes, linkDevice, openSetUp, scanPage } from '../src/portal/set-up.ts';
import { giveCode, givePassword, giveRecoveryCode } from '../src/portal/sign-in.ts';

// axe looks at each page four times, which takes a while on a busy machine.
const patience = 300_000;

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), demo?.stop()]);
});

/** What is wrong with a page as it stands, after its name. */
async function look(page: Page, name: string): Promise<readonly string[]> {
  const problems = await pageProblems(page);
  return problems.map((problem) => `${name}: ${problem}`);
}

test('S2 S3 S4 S6 S7 the pages of the set-up are accessible', { timeout: patience }, async () => {
  const { account } = demo.screen;
  const page = await openPage(browser);
  await page.goto(`${demo.portal}/sign-in`);
  expect.soft(await look(page, 'sign-in')).toEqual([]);
  await takePictures(page, 'sign-in');
  await givePassword(page, demo.portal, account);
  expect.soft(await look(page, 'account')).toEqual([]);
  await page.goto(`${demo.portal}/account/two-factor`);
  expect.soft(await look(page, 'before')).toEqual([]);
  await takePictures(page, 'before');
  await openSetUp(page);
  const app = await scanPage(page);
  expect.soft(await look(page, 'set-up')).toEqual([]);
  await takePictures(page, 'set-up');
  await confirm(page, await app.wrongCode(await stepWithSecondsLeft(10)));
  expect.soft(await look(page, 'set-up-wrong-code')).toEqual([]);
  await confirm(page, await app.code(await stepWithSecondsLeft(10)));
  expect.soft(await look(page, 'recovery-codes')).toEqual([]);
  await keepRecoveryCodes(page);
  expect.soft(await look(page, 'done')).toEqual([]);
});

test('C1 C2 C7 the pages for a recovery code are accessible', { timeout: patience }, async () => {
  const account = await addPerson(demo.dataFolder);
  const page = await openPage(browser);
  const { recoveryCodes } = await linkDevice(page, demo.portal, account, 0);
  await page.context().clearCookies();
  await givePassword(page, demo.portal, account);
  await giveRecoveryCode(page, '0000-0000-0000-0000-0000-0000');
  expect(await page.title()).toMatch(/^Wrong recovery code/);
  expect.soft(await look(page, 'recovery-code-wrong')).toEqual([]);
  await page.goto(`${demo.portal}/sign-in/code`);
  await giveRecoveryCode(page, recoveryCodes[0] ?? '');
  expect.soft(await look(page, 'account-by-recovery-code')).toEqual([]);
  await page.goto(`${demo.portal}/account/two-factor`);
  expect.soft(await look(page, 'replace')).toEqual([]);
  await page.goto(`${demo.portal}/account`);
  await loading(page, () => page.getByRole('button', { name: 'Make new ones' }).click());
  expect.soft(await look(page, 'recovery-codes-renewed')).toEqual([]);
});

test('the QR code can be scanned in the dark and on a narrow screen', async () => {
  const page = await openPage(browser, { colorScheme: 'dark', viewport: { width: 320, height: 800 } });
  const account = await addPerson(demo.dataFolder);
  await givePassword(page, demo.portal, account);
  await openSetUp(page);
  await page.getByRole('img', { name: /^QR code/ }).scrollIntoViewIfNeeded();
  expect(await scanPage(page)).toMatchObject({ issuer: 'My HPC', account: account.login });
});

test('S1 the checklist of what is missing is accessible', { timeout: patience }, async () => {
  const account = await addPerson(demo.dataFolder, { project: null });
  const page = await openPage(browser);
  await givePassword(page, demo.portal, account);
  await page.goto(`${demo.portal}/account/two-factor`);
  expect.soft(await look(page, 'not-eligible')).toEqual([]);
  await takePictures(page, 'not-eligible');
});

test('S5 the page that says that a later set-up replaced this one is accessible', { timeout: patience }, async () => {
  const account = await addPerson(demo.dataFolder);
  const [first, second] = [await openPage(browser), await openPage(browser)];
  for (const page of [first, second]) {
    await givePassword(page, demo.portal, account);
    await openSetUp(page);
  }
  await first.reload();
  expect(await first.locator('.qr').count()).toBe(0);
  expect.soft(await look(first, 'superseded')).toEqual([]);
});

test('C1 C2 C3 the pages that ask for a password and a code are accessible', { timeout: patience }, async () => {
  const account = await addPerson(demo.dataFolder, { login: 'aroha' });
  const page = await openPage(browser);
  await givePassword(page, demo.portal, { ...account, password: 'not the password' });
  expect.soft(await look(page, 'sign-in-refused')).toEqual([]);
  const { app, step } = await linkDevice(page, demo.portal, account, 0);
  await page.context().clearCookies();
  await givePassword(page, demo.portal, account);
  await giveCode(page, await app.code(step));
  expect(await page.title()).toMatch(/^Code already used/);
  expect.soft(await look(page, 'code-already-used')).toEqual([]);
  await takePictures(page, 'code-already-used');
  await giveCode(page, await app.wrongCode(step + 1));
  expect.soft(await look(page, 'code-wrong')).toEqual([]);
  await page.goto(`${demo.portal}/sign-in/code`);
  expect.soft(await look(page, 'code')).toEqual([]);
});
