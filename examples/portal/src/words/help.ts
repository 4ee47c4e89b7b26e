/** A help page: paragraphs, each a plain text. */
export interface HelpTopic {
  readonly path: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What the prerequisites and the challenge link to. */
export const helpTopics: readonly HelpTopic[] = [
  {
    path: '/help/account',
    title: 'Getting an account',
    paragraphs: [
      'Accounts are opened by the centre’s office. Tell support your name, your institution and your e-mail address there.',
      'You then get a message with a link. Your account is complete once you have opened it: it confirms that the address is yours. If the message is lost, support sends another one.',
    ],
  },
  {
    path: '/help/projects',
    title: 'Joining a project',
    paragraphs: [
      'The machines are open to members of active projects. Ask the leader of your project to add you, or apply for a project of your own: support tells you how.',
      'A project that has run out of time has to be renewed by its leader before its members can sign in again.',
    ],
  },
  {
    path: '/help/password',
    title: 'Setting or changing your password',
    paragraphs: [
      'Write to support from the e-mail address of your account, and you get a link with which you choose a new password. Use one that you use nowhere else.',
      'A new password doesn’t change your second factor: your authenticator app goes on working.',
    ],
  },
  {
    path: '/help/codes',
    title: 'Help with codes',
    paragraphs: [
      'Your authenticator app shows a 6-digit code that changes every 30 seconds. Each code works once, and once a newer one was used, the older ones are dead.',
      'If codes aren’t accepted: make sure that you look at the right entry of the app, and that your device sets its date and time automatically.',
      'If you have lost the device, or it no longer has the entry, type one of the recovery codes that you were given when you set it up. It goes into the same box as a code of the app, here and at the lander. Each works once.',
      'If codes are switched off because there were too many wrong ones, a recovery code still signs you in, and you can set up your app anew.',
      'No recovery code left? Write to support from the e-mail address of your account. Support makes sure that it is you, and lets you link another one.',
    ],
  },
];
