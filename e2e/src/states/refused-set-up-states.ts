import { disabled } from './challenge-states.ts';
import type { State } from './state.ts';

/** What can stand in the way of a set-up, besides prerequisites. */
export const refusedSetUpStates: readonly State[] = [
  {
    name: 's2-replacing',
    title: /^Set up/,
    shows: 'The app that you link now takes their place',
    async reach(visitor) {
      const [code = ''] = await disabled(visitor);
      await visitor.giveCode(code);
      await visitor.follow('Continue');
      await visitor.follow('Replace the device');
    },
  },
  {
    name: 's2-ticket',
    title: /^You need a ticket/,
    settings: { policy: { firstEnrollment: 'ticket' } },
    async reach({ open, press }) {
      await open('/set-up');
      await press();
    },
  },
  {
    name: 's2-ticket-refused',
    title: /^That ticket isn’t good/,
    settings: { policy: { firstEnrollment: 'ticket' } },
    async reach({ open, press, page }) {
      await open('/set-up');
      await press();
      await page.locator('#ticket').fill('wwt1.2026-11.somebody.else');
      await press();
    },
  },
  {
    name: 's2-too-many-devices',
    title: /^You have as many devices/,
    settings: { policy: { maxDevices: 1 } },
    async reach({ signInWithCode, open, press }) {
      await signInWithCode();
      await open('/set-up');
      await press();
    },
  },
  {
    name: 's2-too-soon',
    title: /^Please wait/,
    async reach({ site, person, open, press }) {
      for (let times = 0; times < 10; times += 1) await site.watchword.beginEnrollment({ user: person });
      await open('/set-up');
      await press();
    },
  },
  {
    name: 's2-name-refused',
    title: /^That name can’t be used/,
    async reach({ signInWithCode, open, page, press }) {
      await signInWithCode();
      await open('/set-up');
      await page.locator('#name').fill('\u202Ephone');
      await press();
    },
  },
  {
    name: 's4-not-a-code',
    title: /^Not a code/,
    async reach({ begin, giveCode }) {
      await begin();
      await giveCode('12345');
    },
  },
];
