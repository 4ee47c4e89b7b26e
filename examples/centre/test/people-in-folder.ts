import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openPeople } from '../src/people/open-people.ts';
import type { NewPerson, People } from '../src/people/people.ts';

/** Cheap enough for a test that guesses a hundred times. */
const passwordCost = { logN: 4, r: 1, p: 1 };

export const mere: NewPerson = {
  login: 'mere',
  name: 'Mere Walker',
  email: 'mere@my-hpc.example',
  emailVerified: true,
  project: { name: 'Glacier melt', active: true },
  password: 'kauri-bridge-41',
};

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-centre-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The directory in a folder; the clock stands until it is set. */
export function peopleIn(folder: string, clock: { now: number } = { now: 1_800_000_000_000 }): People {
  const people = openPeople({ path: join(folder, 'centre.db'), clock: () => clock.now, passwordCost });
  onTestFinished(() => people.close());
  return people;
}
