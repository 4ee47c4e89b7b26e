import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { generateKey } from '@watchword/core';
import { type Centre, centreUser, openCentre } from '@watchword-examples/centre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authenticator, linkAuthenticator } from '../src/authenticator/authenticator.ts';
import { startOf } from '../src/authenticator/steps.ts';
import { cheapPasswords } from '../src/cheap-passwords.ts';
import { type Folder, makeFolder } from '../src/folder.ts';
import { type RacingLander, startRacingLander } from '../src/race/start-racing-lander.ts';
import { type SignedIn, sshSignIn } from '../src/ssh/sign-in.ts';

const rounds = 200;
const firstStep = 60_000_000;
const enrollmentClock = (): number => startOf(firstStep);
const login = 'racer';
const password = randomUUID();

let folder: Folder;
let landers: readonly RacingLander[] = [];
let app: Authenticator;

beforeAll(async () => {
  folder = await makeFolder();
  const keys = generateKey();
  app = await enroll(folder.path, keys);
  landers = await Promise.all([startRacingLander(folder.path, keys), startRacingLander(folder.path, keys)]);
});

afterAll(async () => {
  await Promise.all(landers.map((lander) => lander.stop()));
  await folder.remove();
});

test(`A1 A6 two ssh sign-ins with one code, at two lander processes: one of them, in each of ${rounds} rounds`, async () => {
  for (let round = 1; round <= rounds; round += 1) {
    const signedIn = await raceFor(firstStep + round);
    expect.soft(signedIn.filter(({ accepted }) => accepted).map(({ stdout }) => stdout)).toEqual([`${login}\n`]);
    expect
      .soft(signedIn.filter(({ accepted }) => !accepted).map(({ stderr }) => stderr))
      .toEqual([expect.stringContaining('That code was already used')]);
    if (round % 20 === 0) console.log(`${round} of ${rounds} rounds`);
  }
}, 600_000);

/** Both have given the right password and are about to verify before either does. */
async function raceFor(step: number): Promise<readonly SignedIn[]> {
  await Promise.all(landers.map((lander) => lander.setClock(startOf(step))));
  const code = await app.code(step);
  const ready = Promise.all(landers.map((lander) => lander.atTheLine()));
  const ended = Promise.all(landers.map(({ port }) => sshSignIn({ command: commandFor(port), password, code })));
  await Promise.race([ready, ended]);
  for (const lander of landers) lander.start();
  return ended;
}

function commandFor(port: number): string {
  const knownHosts = join(folder.path, 'known_hosts');
  return `ssh -p ${port} -o UserKnownHostsFile=${knownHosts} -o StrictHostKeyChecking=accept-new ${login}@127.0.0.1`;
}

async function enroll(dataFolder: string, keys: string): Promise<Authenticator> {
  const centre = await openCentre({ dataFolder, keys, clock: enrollmentClock, passwordCost: cheapPasswords });
  try {
    return await linkTo(centre);
  } finally {
    await centre.close();
  }
}

async function linkTo({ people, watchword }: Centre): Promise<Authenticator> {
  const person = await people.add({
    login,
    password,
    name: 'Runa Racer',
    email: 'racer@my-hpc.example',
    emailVerified: true,
    project: { name: 'Races', active: true },
  });
  const user = centreUser(person);
  const begun = await watchword.beginEnrollment({ user });
  if (!begun.ok) throw new Error(`The enrollment could not begin: ${begun.reason}`);
  const linked = linkAuthenticator(begun.uri);
  const code = await linked.code(firstStep);
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code });
  if (!confirmed.ok) throw new Error(`The enrollment was not confirmed: ${confirmed.reason}`);
  return linked;
}
