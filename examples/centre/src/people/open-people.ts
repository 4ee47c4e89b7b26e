import { SetupError } from '../program/setup-error.ts';
import { checkNewPerson } from './check-new-person.ts';
import { openDatabase } from './database.ts';
import { passwordAttempts } from './password-attempts.ts';
import { decoyHash, hashPassword, type PasswordCost } from './password-hash.ts';
import type { NewPerson, People } from './people.ts';
import type { Person } from './person.ts';
import { newPersonId, personTable } from './person-table.ts';
import { signIn } from './sign-in.ts';

/** Where the people are kept. */
export interface PeopleOptions {
  readonly path: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** What new passwords, and logins that nobody has, cost to check. */
  readonly passwordCost: PasswordCost;
}

/** @throws {SetupError} if the file cannot be opened */
export function openPeople({ path, clock, passwordCost }: PeopleOptions): People & { close(): void } {
  const database = openDatabase(path);
  const table = personTable(database);
  const parts = { table, attempts: passwordAttempts(database, clock), decoy: decoyHash(passwordCost) };

  async function add(given: NewPerson): Promise<Person> {
    const { password, ...rest } = checkNewPerson(given);
    const passwordHash = password === null ? null : await hashPassword(password, passwordCost);
    const person = { ...rest, id: newPersonId(), hasPassword: passwordHash !== null };
    if (table.insert({ person, passwordHash })) return person;
    throw new SetupError(`The login "${person.login}" is taken. Choose another one.`);
  }

  return {
    signIn: (credentials) => signIn(credentials, parts),
    find: async (id) => table.byId(id)?.person,
    findByLogin: async (login) => table.byLogin(login)?.person,
    add,
    update: async (id, changes) => table.update(id, changes)?.person,
    close: () => database.close(),
  };
}
