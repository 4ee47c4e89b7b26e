import type { User } from '@watchword/core';
import type { Person } from './people/person.ts';

/** A person as Watchword is told of: the immutable id, the name in the app, and what the prerequisites look at. */
export interface CentreUser extends User {
  readonly emailVerified: boolean;
  readonly hasPassword: boolean;
  readonly projectActive: boolean;
}

/** Map a person who was just looked up, so that the prerequisites judge what is true now. */
export function centreUser(person: Person): CentreUser {
  return {
    id: person.id,
    name: person.login,
    emailVerified: person.emailVerified,
    hasPassword: person.hasPassword,
    projectActive: person.project?.active ?? false,
  };
}
