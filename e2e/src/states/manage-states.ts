import type { State } from './state.ts';

/** A user's devices, their recovery codes, and what happened lately. */
export const manageStates: readonly State[] = [
  { name: 'm-nothing-linked', title: /./, reach: ({ open }) => open('') },
  {
    name: 'm-devices',
    title: /./,
    async reach({ signInWithCode }) {
      await signInWithCode();
    },
  },
  {
    name: 'm-rename-refused',
    title: /name/i,
    async reach({ signInWithCode, page, press }) {
      await signInWithCode();
      await page.locator('summary').click();
      await page.locator('details input[name="name"]').fill('\u200B\u3164');
      await press('Save');
    },
  },
  {
    name: 'm-remove-last',
    title: /./,
    async reach({ signInWithCode, page, follow }) {
      await signInWithCode();
      await follow((await page.locator('a[href$="/remove"]').getAttribute('aria-label')) ?? '');
    },
  },
  {
    name: 'm-removed',
    title: /./,
    async reach({ signInWithCode, page, follow, press }) {
      await signInWithCode();
      await follow((await page.locator('a[href$="/remove"]').getAttribute('aria-label')) ?? '');
      await press();
    },
  },
  {
    name: 'm-new-recovery-codes',
    title: /recovery codes/i,
    async reach({ signInWithCode, page, press }) {
      await signInWithCode();
      await press((await page.locator('form[action$="/recovery-codes"] button').innerText()) ?? '');
    },
  },
];
