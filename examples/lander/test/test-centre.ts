import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateKey } from '@watchword/core';
import { type Centre, centreUser, openCentre, type Person } from '@watchword-examples/centre';
import { expect, onTestFinished } from 'vitest';

/** A centre in a folder of its own, whose time stands still until it is moved. */
export interface TestCentre {
  readonly centre: Centre;
  readonly dataFolder: string;
  readonly mere: Person;
  readonly password: string;
  readonly clock: { now: number };
  /** Links an app and answers its key. Time moves on: the code that confirmed it is spent. */
  enroll(person: Person): Promise<string>;
}

/** Cheap enough for tests that guess a lot. */
const passwordCost = { logN: 4, r: 1, p: 1 };
const password = 'kauri-bridge-41';

export async function openTestCentre(): Promise<TestCentre> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'watchword-lander-'));
  // The middle of a step, so that no test stands on an edge.
  const clock = { now: 1_800_000_015_000 };
  const centre = await openCentre({ dataFolder, keys: generateKey(), clock: () => clock.now, passwordCost });
  onTestFinished(async () => {
    await centre.close();
    rmSync(dataFolder, { recursive: true });
  });
  const project = { name: 'Glacier melt', active: true };
  const email = 'mere@my-hpc.example';
  const mere = await centre.people.add({
    login: 'mere',
    name: 'Mere Walker',
    email,
    emailVerified: true,
    project,
    password,
  });
  return { centre, dataFolder, mere, password, clock, enroll: (person) => enroll(centre, person, clock) };
}

async function enroll({ watchword }: Centre, person: Person, clock: { now: number }): Promise<string> {
  const user = centreUser(person);
  const begun = await watchword.beginEnrollment({ user });
  if (!begun.ok) throw new Error(`begin: ${begun.reason}`);
  const key = begun.manualKey.replaceAll(' ', '');
  const code = await oathtool(key, clock.now);
  expect(await watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code })).toMatchObject({
    ok: true,
  });
  clock.now += 60_000;
  return key;
}

/** The code by a program that shares nothing with ours. */
export async function oathtool(key: string, now: number): Promise<string> {
  const { stdout } = await promisify(execFile)('oathtool', ['--totp', '-b', '-N', `@${Math.floor(now / 1000)}`, key]);
  return stdout.trim();
}
