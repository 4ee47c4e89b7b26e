import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from '../src/browser/browser.ts';
import { startDemo } from '../src/demo.ts';
import { signInToLander } from '../src/lander.ts';
import { openFor } from '../src/open-for.ts';
import { type Account, addPerson } from '../src/people.ts';
import { type Linked, linkDevice } from '../src/portal/set-up.ts';
import { giveCode, givePassword } from '../src/portal/sign-in.ts';
import type { SignedIn } from '../src/ssh/sign-in.ts';

const prompts = ['Login Password (First Factor): ', 'Authenticator Code (Second Factor): '];
const alreadyUsed =
  /That code was already used, or is older than the last one\. Your app shows the next in \d+ seconds?\./;
const notAccepted = 'Not accepted. Check your login, your password, and that the code is the one your app shows now.';

const opened = openFor(startDemo);

/** Somebody who has just linked an app. `step` is that of the code which did it. */
interface LinkedPerson extends Linked {
  readonly account: Account;
}

/** The next two codes are good already if `stepsBack` is 1. */
async function linkedPerson(stepsBack: 0 | 1 = 1): Promise<LinkedPerson> {
  const account = await addPerson(opened.site.dataFolder);
  const page = await openPage(opened.browser);
  const linked = await linkDevice(page, opened.site.portal, account, stepsBack);
  await page.context().close();
  return { account, ...linked };
}

/** A visit to the portal by somebody who has a linked app, up to the page that the code leads to. */
async function visitPortal(account: Account, code: string): Promise<Page> {
  const page = await openPage(opened.browser);
  await givePassword(page, opened.site.portal, account);
  await giveCode(page, code);
  return page;
}

/** What a refused person read. */
function refusalOf({ exitCode, stdout, stderr }: SignedIn): string {
  return exitCode === 255 && stdout === '' ? stderr : `Not refused: ${exitCode} ${stdout}`;
}

test('A4 the code that linked the app opens no ssh session', async () => {
  const { account, app, step } = await linkedPerson(0);
  const again = await signInToLander(opened.site, account, await app.code(step));
  expect(refusalOf(again)).toMatch(alreadyUsed);
});

test('A2 a code that opened an ssh session opens no second one', async () => {
  const { account, app, step } = await linkedPerson();
  const code = await app.code(step + 1);
  expect(await signInToLander(opened.site, account, code)).toMatchObject({ exitCode: 0, stdout: `${account.login}\n` });
  const again = await signInToLander(opened.site, account, code);
  expect(refusalOf(again)).toMatch(alreadyUsed);
});

test('A3 an older code that nobody used opens nothing after a newer one', async () => {
  const { account, app, step } = await linkedPerson();
  expect(await signInToLander(opened.site, account, await app.code(step + 2))).toMatchObject({ accepted: true });
  const older = await signInToLander(opened.site, account, await app.code(step + 1));
  expect(refusalOf(older)).toMatch(alreadyUsed);
});

test('A6 a code used over ssh is refused in the portal, and the next one is not', async () => {
  const { account, app, step } = await linkedPerson();
  expect(await signInToLander(opened.site, account, await app.code(step + 1))).toMatchObject({ accepted: true });
  const page = await visitPortal(account, await app.code(step + 1));
  expect(await page.title()).toMatch(/^Code already used/);
  await giveCode(page, await app.code(step + 2));
  expect(new URL(page.url()).pathname).toBe('/account');
});

test('A6 a code used in the portal is refused over ssh', async () => {
  const { account, app, step } = await linkedPerson();
  const page = await visitPortal(account, await app.code(step + 1));
  expect(new URL(page.url()).pathname).toBe('/account');
  const again = await signInToLander(opened.site, account, await app.code(step + 1));
  expect(refusalOf(again)).toMatch(alreadyUsed);
});

test('A42 a wrong code, a wrong password and an unknown login are asked and told the same', async () => {
  const { account, app, step } = await linkedPerson();
  const code = await app.code(step + 1);
  const refused = await Promise.all([
    signInToLander(opened.site, account, await app.wrongCode(step + 1)),
    signInToLander(opened.site, { ...account, password: 'not the password' }, code),
    signInToLander(opened.site, { ...account, login: 'nobody-at-all' }, code),
  ]);
  for (const attempt of refused) {
    expect(refusalOf(attempt)).toMatch(notAccepted);
    expect(attempt.prompts.map((prompt) => prompt.replace(/^\(.*?\) /, ''))).toEqual(prompts);
  }
});

test('A23 whoever lacks the password cannot spend the owner’s code', async () => {
  const { account, app, step } = await linkedPerson();
  const code = await app.code(step + 1);
  expect(await signInToLander(opened.site, { ...account, password: 'not the password' }, code)).toMatchObject({
    accepted: false,
  });
  expect(await signInToLander(opened.site, account, code)).toMatchObject({ accepted: true });
});

test('somebody who has no app linked is told where to link one', async () => {
  const account = await addPerson(opened.site.dataFolder);
  const refused = await signInToLander(opened.site, account, '123456');
  expect(refusalOf(refused)).toContain(
    `No authenticator app is linked to your account yet. Link one at ${opened.site.portal} first.`,
  );
});

test('A34 somebody without an active project sees what is missing, and gets no QR code', async () => {
  const account = await addPerson(opened.site.dataFolder, { project: null });
  const page = await openPage(opened.browser);
  await givePassword(page, opened.site.portal, account);
  await page.getByRole('link', { name: 'Setup Two-Factor Authentication device' }).first().click();
  await page.getByText('Be a member of an active project.').waitFor();
  expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
  await page.goto(`${opened.site.portal}/two-factor/set-up/confirm`);
  expect(await page.content()).not.toContain('otpauth:');
});
