import { guess } from './challenge-states.ts';
import type { State } from './state.ts';

/** A user's devices, their recovery codes, and what happened lately. */
export const manageStates: readonly State[] = [
  {
    name: 'm-nothing-linked',
    title: /^Two-factor authentication/,
    shows: 'No device is linked',
    reach: ({ open }) => open(''),
  },
  {
    name: 'm-devices',
    title: /^Two-factor authentication/,
    shows: '10 codes are left',
    async reach({ signInWithCode }) {
      await signInWithCode();
    },
  },
  {
    name: 'm-rename-refused',
    title: /^That name can’t be used/,
    async reach({ signInWithCode, page, press }) {
      await signInWithCode();
      await page.locator('summary').click();
      await page.locator('details input[name="name"]').fill('\u200B\u3164');
      await press('Save');
    },
  },
  {
    name: 'm-renamed',
    title: /^Two-factor authentication/,
    shows: 'A device was renamed',
    async reach({ signInWithCode, page, press }) {
      await signInWithCode();
      await page.locator('summary').click();
      await page.locator('details input[name="name"]').fill('Work phone');
      await press('Save');
    },
  },
  {
    name: 'm-codes-off',
    title: /^Two-factor authentication/,
    shows: 'Your devices are switched off',
    // For as long as it takes to guess so often.
    settings: { policy: { proofSeconds: 30 * 86_400 } },
    async reach(visitor) {
      await visitor.signInWithCode();
      await guess(visitor, 50, 9 * 3_600_000);
      await visitor.open('');
    },
  },
  {
    name: 'm-gone',
    title: /^That device is not linked/,
    async reach({ signInWithCode, open }) {
      await signInWithCode();
      await open('/devices/none/remove');
    },
  },
  {
    name: 'm-remove-last',
    title: /^Remove /,
    shows: 'This is your last device',
    async reach({ signInWithCode, page, follow }) {
      await signInWithCode();
      await follow((await page.locator('a[href$="/remove"]').getAttribute('aria-label')) ?? '');
    },
  },
  {
    name: 'm-removed',
    title: /^Two-factor authentication/,
    shows: 'Wherever else you are signed in',
    async reach({ signInWithCode, page, follow, press }) {
      await signInWithCode();
      await follow((await page.locator('a[href$="/remove"]').getAttribute('aria-label')) ?? '');
      await press();
    },
  },
  {
    name: 'm-new-recovery-codes',
    title: /^Keep your recovery codes/,
    async reach({ signInWithCode, page, press }) {
      await signInWithCode();
      await press((await page.locator('form[action$="/recovery-codes"] button').innerText()) ?? '');
    },
  },
];
