import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepWithSecondsLeft } from '../src/authenticator/steps.ts';
import { openBrowser, openPage } from '../src/browser/browser.ts';
import { pageProblems } from '../src/browser/page-problems.ts';
import { takePictures } from '../src/browser/pictures.ts';
import { type Demo, startDemo } from '../src/demo.ts';
import { addPerson } from '../src/people.ts';
import { confirm, linkDevice, openSetUp, scanPage } from '../src/portal/set-up.ts';
import { giveCode, givePassword } from '../src/portal/sign-in.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), demo?.stop()]);
});

/** Looks at a page as it stands: nothing that axe finds, nothing too wide; and its picture for the documentation. */
async function inspect(page: Page, name: string): Promise<void> {
  expect.soft(await pageProblems(page), name).toEqual([]);
  await takePictures(page, name);
}

test('S2 S3 S4 S7 the pages of the set-up are accessible', async () => {
  const account = await addPerson(demo.dataFolder);
  const page = await openPage(browser);
  await page.goto(`${demo.portal}/sign-in`);
  await inspect(page, 'sign-in');
  await givePassword(page, demo.portal, { ...account, password: 'not the password' });
  await inspect(page, 'sign-in-refused');
  await givePassword(page, demo.portal, account);
  await inspect(page, 'account');
  await page.goto(`${demo.portal}/account/two-factor`);
  await inspect(page, 'before');
  await openSetUp(page);
  await inspect(page, 'set-up');
  const app = await scanPage(page);
  const step = await stepWithSecondsLeft(10);
  await confirm(page, await app.wrongCode(step));
  await inspect(page, 'set-up-wrong-code');
  await confirm(page, await app.code(step));
  await inspect(page, 'done');
}, 120_000);

test('S1 the checklist of what is missing is accessible', async () => {
  const account = await addPerson(demo.dataFolder, { project: null });
  const page = await openPage(browser);
  await givePassword(page, demo.portal, account);
  await page.goto(`${demo.portal}/account/two-factor`);
  await inspect(page, 'not-eligible');
});

test('C1 C2 C3 the pages that ask for a code are accessible', async () => {
  const account = await addPerson(demo.dataFolder);
  const page = await openPage(browser);
  const step = await stepWithSecondsLeft(15);
  const app = await linkDevice(page, demo.portal, account, step);
  await page.context().clearCookies();
  await givePassword(page, demo.portal, account);
  await giveCode(page, await app.code(step));
  await inspect(page, 'code-already-used');
  await giveCode(page, await app.wrongCode(step));
  await inspect(page, 'code-wrong');
  await page.goto(`${demo.portal}/sign-in/code`);
  await inspect(page, 'code');
}, 120_000);
