import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stepWithSecondsLeft, untilStep } from '../src/authenticator/steps.ts';
import { openPage } from '../src/browser/browser.ts';
import { tabTo, typeInto } from '../src/browser/keyboard.ts';
import { loading } from '../src/browser/loading.ts';
import { startDemo } from '../src/demo.ts';
import { signInToLander } from '../src/lander.ts';
import { openFor } from '../src/open-for.ts';
import { addPerson } from '../src/people.ts';
import { confirm, linkDevice, readLanderCommand, removeDevice, scanPage } from '../src/portal/set-up.ts';
import { giveCode, givePassword, giveRecoveryCode } from '../src/portal/sign-in.ts';

const opened = openFor(startDemo);

test('Ctrl-C ends portal and lander, and the demo says that it went well', async () => {
  const another = await startDemo();
  expect(await another.stop()).toBe(0);
  await expect(fetch(another.portal)).rejects.toThrow('fetch failed');
});

test('links an app in the portal, then signs in over ssh and in the portal, each with the code of its moment', async () => {
  const { account, landerCommand } = opened.site.screen;
  const page = await openPage(opened.browser);
  const { app, step } = await linkDevice(page, opened.site.portal, account, 0);
  expect(app).toMatchObject({ issuer: 'My HPC', account: account.login });
  expect(await readLanderCommand(page)).toBe(landerCommand);

  await untilStep(step + 1);
  const signedIn = await signInToLander(opened.site, account, await app.code(step + 1));
  expect(signedIn).toMatchObject({ exitCode: 0, stdout: `${account.login}\n` });

  await page.context().clearCookies();
  await givePassword(page, opened.site.portal, account);
  await untilStep(step + 2);
  await giveCode(page, await app.code(step + 2));
  expect(new URL(page.url()).pathname).toBe('/account');
}, 180_000);

test('A37 with an app linked, the password alone opens no page of the account', async () => {
  const account = await addPerson(opened.site.dataFolder);
  const page = await openPage(opened.browser);
  await linkDevice(page, opened.site.portal, account, 0);
  await page.context().clearCookies();
  await givePassword(page, opened.site.portal, account);
  for (const path of ['/account', '/account/email', '/account/lander', '/two-factor', '/two-factor/set-up']) {
    await page.goto(opened.site.portal + path);
    expect(new URL(page.url()).pathname).toBe('/two-factor/challenge');
  }
});

test('works with JavaScript off', async () => {
  const account = await addPerson(opened.site.dataFolder);
  const page = await openPage(opened.browser, { javaScriptEnabled: false });
  const { app, step } = await linkDevice(page, opened.site.portal, account, 1);
  await page.context().clearCookies();
  await givePassword(page, opened.site.portal, account);
  await giveCode(page, await app.code(step + 1));
  expect(new URL(page.url()).pathname).toBe('/account');
});

test.each([true, false])(
  'A12 C7 a lost app: recovery codes open both doors, once, and link another; JavaScript %s',
  async (scripts) => {
    const account = await addPerson(opened.site.dataFolder);
    const page = await openPage(opened.browser, { javaScriptEnabled: scripts });
    const { app, step, recoveryCodes } = await linkDevice(page, opened.site.portal, account, 1);
    expect(recoveryCodes).toHaveLength(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(await signInToLander(opened.site, account, first)).toMatchObject({ accepted: true });
    expect(await signInToLander(opened.site, account, first)).toMatchObject({ accepted: false });
    await page.context().clearCookies();
    await givePassword(page, opened.site.portal, account);
    await giveRecoveryCode(page, second);
    expect(await page.getByRole('main').innerText()).toMatch(/8 (?:more|left)/);
    await loading(page, () => page.getByRole('link', { name: 'Replace the device' }).click());
    await loading(page, () => page.getByRole('button', { name: 'Continue' }).click());
    const another = await scanPage(page);
    await confirm(page, await another.code((await stepWithSecondsLeft(10)) - 1));
    await page.getByRole('heading', { name: 'What next?' }).waitFor();
    await removeDevice(page, 'Authenticator app');
    expect(await signInToLander(opened.site, account, await app.code(step + 1))).toMatchObject({ accepted: false });
    expect(await signInToLander(opened.site, account, await another.code(await stepWithSecondsLeft(10)))).toMatchObject(
      {
        accepted: true,
      },
    );
  },
);

test('works by keyboard alone', async () => {
  const account = await addPerson(opened.site.dataFolder);
  const page = await openPage(opened.browser);
  await page.goto(`${opened.site.portal}/sign-in`);
  await typeInto(page, page.getByLabel('Login', { exact: true }), account.login);
  await typeInto(page, page.getByLabel('Password', { exact: true }), account.password);
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Setup Two-Factor' }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('button', { name: 'Continue' }));
  await press(page, 'Enter');
  const app = await scanPage(page);
  const step = await stepWithSecondsLeft(10);
  await typeInto(page, page.getByLabel('6-digit code'), await app.code(step - 1));
  await press(page, 'Enter');
  await tabTo(page, page.getByLabel('I have kept these codes'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Continue' }));
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'What next?' }).waitFor();
  expect(await signInToLander(opened.site, account, await app.code(step))).toMatchObject({ accepted: true });
});

function press(page: Page, key: string): Promise<void> {
  return loading(page, () => page.keyboard.press(key));
}
