import type { State } from './state.ts';
import type { Visitor } from './visitor.ts';

const day = 86_400_000;
const nobodys = '0000-0000-0000-0000-0000-0000';
const challenge = '/challenge?return_to=%2Faccount';

/** The second factor at a sign-in, or once more. */
export const challengeStates: readonly State[] = [
  { name: 'c1-ask', title: /^Two-factor sign-in/, reach: challenged },
  {
    name: 'c1-recovery-code',
    title: /^Use a recovery code/,
    async reach(visitor) {
      await challenged(visitor);
      await visitor.follow('No device at hand? Use a recovery code');
    },
  },
  {
    name: 'c1-step-up',
    title: /^Confirm that it’s you/,
    async reach({ signInWithCode, open }) {
      await signInWithCode();
      await open('/challenge?return_to=%2Ftwo-factor');
    },
  },
  {
    name: 'c1-no-device',
    title: /^Two-factor sign-in/,
    shows: 'No authenticator app is linked',
    reach: ({ open }) => open(challenge),
  },
  { name: 'c2-wrong', title: /^Wrong code/, reach: answered(({ app }) => app.wrongCode()) },
  { name: 'c2-malformed', title: /^Not a code/, reach: answered(() => '12') },
  { name: 'c2-wrong-recovery-code', title: /^Wrong recovery code/, reach: answered(() => nobodys) },
  {
    name: 'c3-already-used',
    title: /^Code already used/,
    reach: answered(async ({ site, person, app }) => {
      const code = app.code();
      await site.watchword.verify({ userId: person.id, code });
      return code;
    }),
  },
  { name: 'c4-throttled', title: /^Please wait/, reach: guessed(6) },
  { name: 'c5-disabled', title: /^Codes are switched off/, reach: disabled },
  {
    name: 'c5-disabled-wrong-recovery-code',
    title: /^Wrong recovery code/,
    shows: 'Codes are switched off',
    async reach(visitor) {
      await disabled(visitor);
      await visitor.giveCode(nobodys);
    },
  },
  {
    name: 'c6-clock-behind',
    title: /^Wrong code/,
    shows: 'about 2 minutes behind',
    reach: answered(({ site, app }) => {
      site.clock.now += 5 * 60_000;
      site.clock.now -= 95_000;
      const late = app.code();
      site.clock.now += 95_000;
      return late;
    }),
  },
  {
    name: 'c7-recovery-code-accepted',
    title: /^Recovery code accepted/,
    async reach(visitor) {
      const [code = ''] = await challenged(visitor);
      await visitor.giveCode(code);
    },
  },
  {
    name: 'c7-recovery-code-accepted-disabled',
    title: /^Recovery code accepted/,
    shows: 'switched off',
    async reach(visitor) {
      const [code = ''] = await disabled(visitor);
      await visitor.giveCode(code);
      // First the wrong codes are told that switched the app's off.
      await visitor.follow('Continue');
    },
  },
  {
    name: 'c8-session-gone',
    title: /^Sign in again/,
    async reach(visitor) {
      await challenged(visitor);
      visitor.site.signEverybodyOut();
      await visitor.giveCode(visitor.app.code());
    },
  },
  {
    name: 'c9-failures',
    title: /^Wrong codes were entered/,
    async reach(visitor) {
      await challenged(visitor);
      await guess(visitor, 12, day);
      await visitor.giveCode(visitor.app.code());
    },
  },
  {
    name: 'c10-store-down',
    title: /^We can’t check codes right now/,
    async reach(visitor) {
      await challenged(visitor);
      visitor.site.storage.down = true;
      await visitor.giveCode(visitor.app.code());
      visitor.site.storage.down = false;
    },
  },
];

async function challenged({ link, open }: Visitor): Promise<readonly string[]> {
  const codes = await link();
  await open(challenge);
  return codes;
}

function answered(code: (visitor: Visitor) => string | Promise<string>): State['reach'] {
  return async (visitor) => {
    await challenged(visitor);
    await visitor.giveCode(await code(visitor));
  };
}

function guessed(times: number): State['reach'] {
  return async (visitor) => {
    await challenged(visitor);
    await guess(visitor, times, 0);
    await visitor.giveCode(visitor.app.code());
  };
}

export async function disabled(visitor: Visitor): Promise<readonly string[]> {
  const codes = await visitor.link();
  await guess(visitor, 50, day);
  await visitor.open(challenge);
  return codes;
}

/** Wrong codes from somewhere else, each so long after the one before. */
export async function guess({ site, person, app }: Visitor, times: number, pause: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await site.watchword.verify({ userId: person.id, code: app.wrongCode() });
    site.clock.now += pause;
  }
}
