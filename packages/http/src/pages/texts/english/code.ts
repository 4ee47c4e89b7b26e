import type { CodeTexts } from '../code-texts.ts';

export const code: CodeTexts = {
  label: 'Code',
  recoveryLabel: 'Recovery code',
  verify: 'Verify',
  malformed: {
    title: 'Not a code',
    text: (issuer) => `Type the digits that your authenticator app shows for ${issuer}, or a whole recovery code.`,
  },
  wrong: {
    title: 'Wrong code',
    text: (issuer) =>
      `That code didn’t match. Wait for the next one, and make sure that it is the entry for ${issuer}.`,
  },
  clockBehind: (wait) =>
    `Your device’s clock is about ${wait} behind. Turn on automatic time, then type the next code.`,
  malformedRecoveryCode: {
    title: 'Not a recovery code',
    text: () =>
      'A recovery code has 24 letters and digits, in six groups of four. Spaces, hyphens and capitals don’t matter.',
  },
  wrongRecoveryCode: {
    title: 'Wrong recovery code',
    text: () => 'That recovery code didn’t match, or was used before. Each works once: try another of them.',
  },
  alreadyUsed: {
    title: 'Code already used',
    text: () => 'That code was already used, or is older than the last one.',
  },
  throttled: {
    title: 'Please wait',
    text: () =>
      'There were too many wrong codes. To protect your account, the app’s codes aren’t checked for a while. A recovery code works now.',
  },
  recoveryThrottled: {
    title: 'Please wait',
    text: () => 'There were too many wrong recovery codes. One can be tried every few seconds.',
  },
  disabled: {
    title: 'Codes are switched off',
    text: () => 'Too many wrong codes were entered for your account, and it may not have been you who entered them.',
  },
  nextCodeIn: (wait) => `Your app shows the next one in ${wait}.`,
  nextCodeNow: 'Your app shows the next one now.',
  nextTryIn: (wait, at) => `You can try again in ${wait}, at ${at}.`,
  nextTryNow: 'You can try again now.',
  triesLeft: (count) => (count === 1 ? 'One try is left.' : `${count} tries are left.`),
};
