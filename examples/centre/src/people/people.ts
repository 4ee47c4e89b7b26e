import type { Person } from './person.ts';
import type { Credentials, SignInResult } from './sign-in.ts';

/** Somebody who gets an account. */
export interface NewPerson extends Omit<Person, 'id' | 'hasPassword'> {
  /** At least 8 characters; `null`: the account has no password yet, and nobody can sign in to it. */
  readonly password: string | null;
}

/** What the centre's office may change of a person afterwards. */
export type PersonChanges = Partial<Pick<Person, 'name' | 'email' | 'emailVerified' | 'project'>>;

/** The centre's own directory of people. Portal and lander ask the same one. */
export interface People {
  /** Checks the first factor. Never throws for what somebody typed; a failure of the database rejects, and means deny. */
  signIn(credentials: Credentials): Promise<SignInResult>;
  find(id: string): Promise<Person | undefined>;
  findByLogin(login: string): Promise<Person | undefined>;
  /** @throws {SetupError} if the login is taken, or if the login, name or password cannot be used. */
  add(person: NewPerson): Promise<Person>;
  /** The person as changed, or `undefined` if there is none with this id. */
  update(id: string, changes: PersonChanges): Promise<Person | undefined>;
}
