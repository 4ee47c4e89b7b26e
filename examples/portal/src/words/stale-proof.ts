import type { Refusal } from './refusal.ts';

/** The second factor was shown too long ago to change factors with. */
export const stale: Refusal = {
  status: 403,
  title: 'Sign in again',
  text: 'To protect your account, new recovery codes are made only within 5 minutes of your sign-in. Sign out, sign in again, and come back here.',
};

/** The same for setting up, which only a recovery code opens once there is a device. */
export const staleSetUp: Refusal = {
  status: 403,
  title: 'Sign in with a recovery code',
  text: 'Setting up your app anew takes a recovery code that was typed within the last 5 minutes. Sign out, and sign in with one.',
};
