/** Where things are. */
export const paths = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  account: '/account',
  email: '/account/email',
  lander: '/account/lander',
  twoFactor: '/two-factor',
} as const;
