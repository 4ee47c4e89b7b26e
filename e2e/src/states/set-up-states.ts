import type { Page } from 'playwright-core';
import type { State } from './state.ts';
import type { Visitor } from './visitor.ts';

const minute = 60_000;

/** The set-up, from its first step to its last. */
export const setUpStates: readonly State[] = [
  { name: 's2-before', title: /^Set up/, reach: ({ open }) => open('/set-up') },
  { name: 's3-link', title: /^Link/, reach: ({ begin }) => begin() },
  {
    name: 's4-wrong-code',
    title: /^Wrong code/,
    async reach({ begin, giveCode, app }) {
      await begin();
      await giveCode(app.wrongCode());
    },
  },
  {
    name: 's4-clock-behind',
    title: /^Wrong code/,
    shows: 'about 2 minutes behind',
    async reach({ begin, giveCode, site, app }) {
      await begin();
      site.clock.now -= 2 * minute;
      const late = app.code();
      site.clock.now += 2 * minute;
      await giveCode(late);
    },
  },
  {
    name: 's5-expired',
    title: /^This QR code has expired/,
    async reach({ begin, giveCode, site, app }) {
      await begin();
      site.clock.now += 11 * minute;
      await giveCode(app.code());
    },
  },
  {
    name: 's5-superseded',
    title: /^There is a newer QR code/,
    async reach({ begin, giveCode, site, person, app }) {
      await begin();
      await site.watchword.beginEnrollment({ user: person });
      await giveCode(app.code());
    },
  },
  {
    name: 's5-too-many-attempts',
    title: /^Too many wrong codes/,
    async reach({ begin, giveCode, app }) {
      await begin();
      for (let guess = 0; guess < 11; guess += 1) await giveCode(app.wrongCode());
    },
  },
  { name: 's6-recovery-codes', title: /^Keep your recovery codes/, reach: confirmed },
  {
    name: 's7-done',
    title: /^Your device is linked/,
    async reach(visitor) {
      await confirmed(visitor);
      await visitor.page.getByRole('checkbox').check();
      await visitor.press();
    },
  },
  {
    name: 's8-second-click',
    title: /^Your device is linked/,
    async reach(visitor) {
      const { begin, giveCode, page, site, app } = visitor;
      await begin();
      await sendOnce(page, site.origin, app.code());
      await giveCode(app.code());
    },
  },
  {
    name: 's2-another-device',
    title: /^Add another device/,
    async reach({ signInWithCode, open }) {
      await signInWithCode();
      await open('/set-up');
    },
  },
];

async function confirmed({ begin, giveCode, app }: Visitor): Promise<void> {
  await begin();
  await giveCode(app.code());
}

/** The first of two clicks: the same form with the same code, from the same browser. */
async function sendOnce(page: Page, origin: string, code: string): Promise<void> {
  const fields = page.locator('form[action$="/confirm"] input[type="hidden"]');
  const pairs = await fields.evaluateAll((all) =>
    all.map((field) => [field.getAttribute('name'), field.getAttribute('value')]),
  );
  const form = { ...(Object.fromEntries(pairs) as Record<string, string>), code };
  await page.request.post(`${origin}/two-factor/set-up/confirm`, { form, headers: { origin } });
}
