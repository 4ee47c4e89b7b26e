import type { Page } from 'playwright-core';
import { loading } from '../browser/loading.ts';
import type { Account } from '../people.ts';

/** The first factor, on the sign-in page. */
export async function givePassword(page: Page, portal: string, { login, password }: Account): Promise<void> {
  await page.goto(`${portal}/sign-in`);
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await loading(page, () => page.getByRole('button', { name: 'Sign in' }).click());
}

/** A recovery code, in the box that the page leads to. */
export async function giveRecoveryCode(page: Page, code: string): Promise<void> {
  await loading(page, () => page.getByRole('link', { name: 'No device at hand? Use a recovery code' }).click());
  await page.getByLabel('Recovery code', { exact: true }).fill(code);
  await loading(page, () => page.getByRole('button', { name: 'Verify' }).click());
}

/** The second factor, on the page that asks for it. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await loading(page, () => page.getByRole('button', { name: 'Verify' }).click());
}
