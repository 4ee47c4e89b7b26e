import type { Prerequisite } from '@watchword/core';
import type { CentreUser } from './centre-user.ts';

/** What the centre asks of a person before an authenticator app may be linked. Help links are paths of the portal. */
export const prerequisites: readonly Prerequisite<CentreUser>[] = [
  {
    id: 'account',
    description: 'Have a My HPC account, with your e-mail address confirmed.',
    helpUrl: '/help/account',
    check: (user) => user.emailVerified,
  },
  {
    id: 'active-project',
    description: 'Be a member of an active project.',
    helpUrl: '/help/projects',
    check: (user) => user.projectActive,
  },
  {
    id: 'password',
    description: 'Have set your account password.',
    helpUrl: '/help/password',
    check: (user) => user.hasPassword,
  },
];
