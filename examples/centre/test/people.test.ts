import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { centreUser } from '../src/centre-user.ts';
import type { Person } from '../src/people/person.ts';
import { prerequisites } from '../src/prerequisites.ts';
import { SetupError } from '../src/program/setup-error.ts';
import { mere, peopleIn, testFolder } from './people-in-folder.ts';

test('people keep their id and stay after a restart', async () => {
  const folder = testFolder();
  const added = await peopleIn(folder).add(mere);
  const again = peopleIn(folder);
  expect(added.id).toMatch(/^[\w-]{20}$/);
  expect(await again.find(added.id)).toEqual(added);
  expect(await again.findByLogin('mere')).toEqual(added);
  expect(await again.find('mere')).toBeUndefined();
});

test('an update changes what it names and nothing else', async () => {
  const people = peopleIn(testFolder());
  const added = await people.add(mere);
  const project = { name: 'Glacier melt', active: false };
  expect(await people.update(added.id, { project })).toEqual({ ...added, project });
  expect(await people.update(added.id, { project: null })).toEqual({ ...added, project: null });
  expect(await people.signIn({ login: 'mere', password: mere.password })).toMatchObject({ ok: true });
  expect(await people.update('nobody', { project })).toBeUndefined();
});

test('a login belongs to one person', async () => {
  const people = peopleIn(testFolder());
  const both = await Promise.allSettled([people.add(mere), people.add({ ...mere, name: 'Another' })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(people.add(mere)).rejects.toThrow('The login "mere" is taken.');
});

test.each([
  ['login', ''],
  ['login', 'Mere'],
  ['login', '-oProxyCommand=x'],
  ['login', 'mere\u001B[2J'],
  ['login', 'x'.repeat(65)],
  ['name', 'Mere\nWalker'],
  ['name', ''],
  ['password', 'short'],
  ['password', 'x'.repeat(1025)],
])('a person with the %s %j is refused', async (field, value) => {
  await expect(peopleIn(testFolder()).add({ ...mere, [field]: value })).rejects.toThrow(SetupError);
});

function unmet(person: Person): string[] {
  return prerequisites.filter(({ check }) => check(centreUser(person)) !== true).map(({ id }) => id);
}

test('A34 each of the three prerequisites is judged by what the person is now', async () => {
  const people = peopleIn(testFolder());
  const added = await people.add(mere);
  expect(unmet(added)).toEqual([]);
  expect(unmet({ ...added, emailVerified: false })).toEqual(['account']);
  expect(unmet({ ...added, project: { name: 'Ended', active: false } })).toEqual(['active-project']);
  expect(unmet({ ...added, project: null })).toEqual(['active-project']);
  expect(unmet(await people.add({ ...mere, login: 'new', password: null }))).toEqual(['password']);
});

test('a file that is no database is named, with the way out', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'centre.db'), 'not a database, but long enough to be looked at as one'.repeat(30));
  expect(() => peopleIn(folder)).toThrow(
    /centre\.db cannot be opened: file is not a database\. Restore it from a backup/,
  );
});

test('a missing folder is named, with the way out', () => {
  expect(() => peopleIn(join(testFolder(), 'missing'))).toThrow(
    /missing\/centre\.db cannot be opened: .* folder exists/,
  );
});
