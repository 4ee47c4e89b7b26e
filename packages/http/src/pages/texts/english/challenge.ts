import type { ChallengeTexts } from '../challenge-texts.ts';

export const challenge: ChallengeTexts = {
  title: 'Two-factor sign-in',
  confirmTitle: 'Confirm that it’s you',
  toSignIn: (name, site) => `To sign in as ${name}, type the code that your authenticator app shows for ${site}.`,
  toConfirm: (site) => `To confirm that it is you, type the code that your authenticator app shows for ${site}.`,
  toChange: (site) =>
    `Changes to your second factor need a fresh code: type the one that your authenticator app shows for ${site}.`,
  hint: 'It changes all the time, and each works once. A recovery code goes into the same box.',
  recoveryTitle: 'Use a recovery code',
  recoveryLead: (site) => `Type one of the recovery codes that ${site} gave you.`,
  recoveryHint: 'One of the codes that you kept when you set up your app. Each works once.',
  useRecoveryCode: 'No device at hand? Use a recovery code',
  useApp: 'Use your authenticator app',
  noneAtHand: (contact) => `Neither your device nor a recovery code? Ask ${contact}.`,
  otherAccount: 'Sign in with another account',
  disabledLead: 'Your authenticator app can’t be used to sign in. One of your recovery codes can.',
  disabledWayBack: 'It also lets you set up your app anew, which switches codes on again.',
  disabledPassword: (change) => `If it wasn’t you, somebody may know your password. ${change}.`,
  disabledSupport: (contact) => `No recovery code? ${contact} has to make sure that it is you.`,
  changePassword: 'Change your password',
  noDevice: 'No authenticator app is linked to your account.',
  setUp: 'Set up two-factor authentication',
  recoveredTitle: 'Recovery code accepted',
  codesLeft: (count) =>
    count === 0 ? 'That was your last recovery code.' : `It is used up now. You have ${count} more.`,
  lostDevice: 'Is your device lost? Replace it now: for a few minutes, this code lets you.',
  replace: 'Replace the device',
  setUpAnew: 'The codes of your app are switched off. Set up your app anew: for a few minutes, this code lets you.',
  failuresTitle: 'Wrong codes were entered',
  failures: (count) =>
    count === 1
      ? 'There was one wrong code since your last sign-in.'
      : `There were ${count} wrong codes since your last sign-in.`,
  notYou: (change) => `If that wasn’t you, somebody knows your password. ${change}.`,
};
