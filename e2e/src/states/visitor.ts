import { type VirtualAuthenticator, virtualAuthenticator } from '@watchword/testkit';
import type { Page } from 'playwright-core';
import { loading } from '../browser/loading.ts';
import type { Person, StatesSite } from './states-site.ts';

/** Somebody at a browser of their own, and what they do with the pages. */
export interface Visitor {
  readonly site: StatesSite;
  readonly page: Page;
  readonly person: Person;
  readonly app: VirtualAuthenticator;
  readonly open: (path: string) => Promise<void>;
  /** Presses the main button, or the one with this name. */
  readonly press: (name?: string) => Promise<void>;
  readonly follow: (name: string) => Promise<void>;
  /** Types into the box for codes, and sends it. */
  readonly giveCode: (code: string) => Promise<void>;
  /** From the first step to the page with the QR code, which the app scans. */
  readonly begin: () => Promise<void>;
  /** Links the app by way of core, without the pages. Answers the recovery codes; the clock stands at a fresh code. */
  readonly link: () => Promise<readonly string[]>;
  /** Links it, and shows a code in this session. */
  readonly signInWithCode: () => Promise<readonly string[]>;
}

export async function visitorOf(site: StatesSite, page: Page, changes: Partial<Person> = {}): Promise<Visitor> {
  const app = virtualAuthenticator({ clock: () => site.clock.now });
  const person = await site.signIn(page, changes);

  async function press(name?: string): Promise<void> {
    const button = name === undefined ? page.locator('main button.primary') : page.getByRole('button', { name });
    await loading(page, () => button.click());
  }

  async function open(path: string): Promise<void> {
    await page.goto(`${site.origin}/two-factor${path}`);
  }

  async function giveCode(code: string): Promise<void> {
    await page.locator('#code').fill(code);
    await press();
  }

  const link = () => linkThroughCore(site, person, app);

  return {
    site,
    page,
    person,
    app,
    open,
    press,
    giveCode,
    link,
    follow: (name) => loading(page, () => page.getByRole('link', { name }).click()),
    async begin() {
      await open('/set-up');
      await press();
      await app.scan((await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '');
    },
    async signInWithCode() {
      const codes = await link();
      await open('/challenge?return_to=%2Ftwo-factor');
      await giveCode(app.code());
      site.clock.now += 30_000;
      return codes;
    },
  };
}

async function linkThroughCore(
  { watchword, clock }: StatesSite,
  user: Person,
  app: VirtualAuthenticator,
): Promise<readonly string[]> {
  const begun = await watchword.beginEnrollment({ user, deviceName: 'Phone' });
  if (!begun.ok) throw new Error(begun.reason);
  await app.scan(begun.uri);
  const { enrollmentId } = begun;
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code: app.code() });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  clock.now += 30_000;
  return confirmed.recoveryCodes ?? [];
}
