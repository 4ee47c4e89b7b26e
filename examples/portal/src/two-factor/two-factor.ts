import { createTwoFactor, type TwoFactor } from '@watchword/express';
import { type Centre, centreUser } from '@watchword-examples/centre';
import { paths } from '../routes/paths.ts';

/** What the second factor is put into. */
export interface TwoFactorParts {
  readonly centre: Centre;
  readonly origin: string;
  readonly clock: () => number;
  readonly timeZone: string;
  readonly report: (error: unknown) => void;
}

/** The second factor: its pages, and the guard of everything that is a member's. */
export function twoFactorOf({ centre, origin, clock, timeZone, report }: TwoFactorParts): TwoFactor {
  const { people, watchword, supportContact } = centre;
  return createTwoFactor({
    watchword,
    origins: [origin],
    basePath: paths.twoFactor,
    // Looked up at each request, so that prerequisites judge what is true now.
    user: async ({ session: { userId } }) => {
      const person = userId === undefined ? undefined : await people.find(userId);
      return person && centreUser(person);
    },
    pages: {
      home: paths.account,
      signIn: paths.signIn,
      signOut: paths.signOut,
      support: { label: supportContact, href: `mailto:${supportContact}` },
      changePassword: { label: 'Passwords', href: '/help/password' },
      next: { label: 'Sign in to the lander', href: paths.lander },
      navigation: [
        { label: 'My HPC Account', href: paths.account },
        { label: 'Setup Two-Factor Authentication device', href: `${paths.twoFactor}/set-up` },
        { label: 'Devices and recovery codes', href: paths.twoFactor },
      ],
      timeZone,
    },
    clock,
    onError: report,
  });
}
