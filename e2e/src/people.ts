import { randomUUID } from 'node:crypto';
import { generateKey } from '@watchword/core';
import { type NewPerson, openCentre, type People } from '@watchword-examples/centre';
import { cheapPasswords } from './cheap-passwords.ts';

/** What a person signs in with. */
export interface Account {
  readonly login: string;
  readonly password: string;
}

const eligible = {
  name: 'Aroha Tester',
  email: 'aroha@my-hpc.example',
  emailVerified: true,
  project: { name: 'Glacier melt', active: true },
} satisfies Partial<NewPerson>;

/** Adds a person whom nobody else uses, who may link an authenticator app unless `changes` say otherwise. */
export async function addPerson(dataFolder: string, changes: Partial<NewPerson> = {}): Promise<Account> {
  // People are not sealed, so any key will do here.
  const centre = await openCentre({ dataFolder, keys: generateKey(), passwordCost: cheapPasswords });
  try {
    return await addTo(centre.people, changes);
  } finally {
    await centre.close();
  }
}

async function addTo(people: People, changes: Partial<NewPerson>): Promise<Account> {
  const login = changes.login ?? `tester-${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  await people.add({ ...eligible, ...changes, login, password });
  return { login, password };
}
