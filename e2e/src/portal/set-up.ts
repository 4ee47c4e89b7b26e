import type { Page } from 'playwright-core';
import { type Authenticator, linkAuthenticator } from '../authenticator/authenticator.ts';
import { scan } from '../authenticator/scan.ts';
import { stepWithSecondsLeft } from '../authenticator/steps.ts';
import { loading } from '../browser/loading.ts';
import type { Account } from '../people.ts';
import { givePassword } from './sign-in.ts';

/** From the account page to the page with the QR code, the way that the help page describes. */
export async function openSetUp(page: Page): Promise<void> {
  const panel = page.getByRole('navigation', { name: 'Account' });
  await loading(page, () => panel.getByRole('link', { name: 'My HPC Account' }).click());
  await loading(page, () => panel.getByRole('link', { name: 'Setup Two-Factor Authentication device' }).click());
  await loading(page, () => page.getByRole('button', { name: 'Continue' }).click());
}

/** Reads the QR code off a picture of the page, as a phone would. */
export async function scanPage(page: Page): Promise<Authenticator> {
  return linkAuthenticator(await scan(await page.screenshot()));
}

/** Types the first code. */
export async function confirm(page: Page, code: string): Promise<void> {
  await page.getByLabel('6-digit code').fill(code);
  await loading(page, () => page.getByRole('button', { name: 'Link device' }).click());
}

/** An app that was linked, and the step of its first code, which is spent now. */
export interface Linked {
  readonly app: Authenticator;
  readonly step: number;
  readonly recoveryCodes: readonly string[];
}

/**
 * A person's first visit to the portal, up to the page that says that it is done. `stepsBack: 1` types the code before the
 * current one, which the window still allows: then two fresh codes can be used without waiting for any.
 */
export async function linkDevice(page: Page, portal: string, account: Account, stepsBack: 0 | 1): Promise<Linked> {
  await givePassword(page, portal, account);
  await openSetUp(page);
  const app = await scanPage(page);
  const step = (await stepWithSecondsLeft(10)) - stepsBack;
  await confirm(page, await app.code(step));
  return { app, step, recoveryCodes: await keepRecoveryCodes(page) };
}

/** Ticks that the recovery codes are kept, goes on to what comes next, and answers them. */
export async function keepRecoveryCodes(page: Page): Promise<readonly string[]> {
  const codes = await page
    .getByRole('listitem')
    .filter({ hasText: /^\S{29}$/ })
    .allInnerTexts();
  await page.getByLabel('I have kept these codes').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'What next?' }).waitFor();
  return codes;
}

/** From the page that says that it is done to the command that signs in to the lander. */
export async function readLanderCommand(page: Page): Promise<string> {
  await loading(page, () => page.getByRole('link', { name: 'Sign in to the lander' }).click());
  return page.locator('#command').innerText();
}

/** Takes a device off the account, the way that somebody does who has lost it. */
export async function removeDevice(page: Page, name: string): Promise<void> {
  await loading(page, () => page.getByRole('link', { name: 'Go to your devices' }).click());
  const device = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await loading(page, () => device.getByRole('link', { name: /^Remove/ }).click());
  await loading(page, () => page.getByRole('button', { name: 'Remove device' }).click());
}
