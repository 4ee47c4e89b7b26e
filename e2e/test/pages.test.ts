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

/** What is wrong with a page as it stands, after its name; and its picture for the documentation. */
async function look(page: Page, name: string): Promise<readonly string[]> {
  const problems = await pageProblems(page);
  await takePictures(page, name);
  return problems.map((problem) => `${name}: ${problem}`);
}

test('S2 S3 S4 S7 the pages of the set-up are accessible', async () => {
  const account = await addPerson(demo.dataFolder);
  const page = await openPage(browser);
  await page.goto(`${demo.portal}/sign-in`);
  expect.soft(await look(page, 'sign-in')).toEqual([]);
  await givePassword(page, demo.portal, { ...account, password: 'not the password' });
  expect.soft(await look(page, 'sign-in-refused')).toEqual([]);
  await givePassword(page, demo.portal, account);
  expect.soft(await look(page, 'account')).toEqual([]);
  await page.goto(`${demo.portal}/account/two-factor`);
  expect.soft(await look(page, 'before')).toEqual([]);
  await openSetUp(page);
  expect.soft(await look(page, 'set-up')).toEqual([]);
  const app = await scanPage(page);
  const step = await stepWithSecondsLeft(10);
  await confirm(page, await app.wrongCode(step));
  expect.soft(await look(page, 'set-up-wrong-code')).toEqual([]);
  await confirm(page, await app.code(step));
  expect.soft(await look(page, 'done')).toEqual([]);
}, 120_000);

test('S1 the checklist of what is missing is accessible', async () => {
  const account = await addPerson(demo.dataFolder, { project: null });
  const page = await openPage(browser);
  await givePassword(page, demo.portal, account);
  await page.goto(`${demo.portal}/account/two-factor`);
  expect.soft(await look(page, 'not-eligible')).toEqual([]);
});

test('C1 C2 C3 the pages that ask for a code are accessible', async () => {
  const account = await addPerson(demo.dataFolder);
  const page = await openPage(browser);
  const { app, step } = await linkDevice(page, demo.portal, account, 0);
  await page.context().clearCookies();
  await givePassword(page, demo.portal, account);
  await giveCode(page, await app.code(step));
  expect.soft(await look(page, 'code-already-used')).toEqual([]);
  await giveCode(page, await app.wrongCode(step));
  expect.soft(await look(page, 'code-wrong')).toEqual([]);
  await page.goto(`${demo.portal}/sign-in/code`);
  expect.soft(await look(page, 'code')).toEqual([]);
}, 120_000);
