import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { People } from '../src/people/people.ts';
import type { SignInResult } from '../src/people/sign-in.ts';
import { mere, peopleIn, testFolder } from './people-in-folder.ts';

const right = { login: 'mere', password: mere.password };
const throttled = (retryAfterSeconds: number): SignInResult => ({ ok: false, reason: 'throttled', retryAfterSeconds });

async function guess(people: People, times: number, login = 'mere'): Promise<string[]> {
  const results = await Promise.all(Array.from({ length: times }, () => people.signIn({ login, password: 'not it' })));
  return results.map((result) => (result.ok ? 'ok' : result.reason));
}

const count = (answers: readonly string[], answer: string): number => answers.filter((one) => one === answer).length;

test('A17 ten guesses at once, then one a minute, and the right password waits with the wrong ones', async () => {
  const clock = { now: 1_800_000_000_000 };
  const people = peopleIn(testFolder(), clock);
  await people.add(mere);
  await guess(people, 10);
  expect(await people.signIn(right)).toEqual(throttled(60));
  clock.now += 59_001;
  expect(await people.signIn(right)).toEqual(throttled(1));
  clock.now += 999;
  expect(await people.signIn(right)).toMatchObject({ ok: true });
});

test('A18 parallel guesses share one limit', async () => {
  const people = peopleIn(testFolder());
  await people.add(mere);
  expect(count(await guess(people, 50), 'wrong')).toBe(10);
});

test('A18 two processes share one limit, at the same time', async () => {
  const folder = testFolder();
  await peopleIn(folder).add(mere);
  const script = join(import.meta.dirname, 'fixtures', 'guess.ts');
  const run = () => promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder]);
  const outputs = await Promise.all([run(), run()]);
  const answers = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(answers).toHaveLength(60);
  expect(count(answers, 'wrong')).toBe(10);
});

test('A20 a success gives back its own guess and no other', async () => {
  const people = peopleIn(testFolder());
  await people.add(mere);
  await guess(people, 8);
  for (let round = 0; round < 5; round += 1) expect(await people.signIn(right)).toMatchObject({ ok: true });
  expect(await guess(people, 3)).toEqual(['wrong', 'wrong', 'throttled']);
});

test('A42 a login that nobody has is limited like any other, and logins do not share', async () => {
  const people = peopleIn(testFolder());
  await people.add(mere);
  expect(count(await guess(people, 12, 'nobody'), 'throttled')).toBe(2);
  expect(await people.signIn(right)).toMatchObject({ ok: true });
});

test('a clock that is set back by a year locks nobody out for longer than ten guesses do', async () => {
  const clock = { now: 1_800_000_000_000 };
  const people = peopleIn(testFolder(), clock);
  await people.add(mere);
  await guess(people, 10);
  clock.now -= 365 * 86_400_000;
  expect(await guess(people, 5)).toEqual(['wrong', 'throttled', 'throttled', 'throttled', 'throttled']);
  clock.now += 60_000;
  expect(await people.signIn(right)).toMatchObject({ ok: true });
});

test('what was typed as a login is not kept, and old guesses are forgotten', async () => {
  const folder = testFolder();
  const clock = { now: 1_800_000_000_000 };
  const people = peopleIn(folder, clock);
  for (let visitor = 0; visitor < 20; visitor += 1) await guess(people, 1, `my-secret-password-${visitor}`);
  const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  expect(bytes.join('')).not.toContain('my-secret-password');
  clock.now += 60_001;
  await guess(people, 1, 'someone');
  const database = new DatabaseSync(join(folder, 'centre.db'));
  expect(database.prepare('SELECT count(*) AS rows FROM password_attempt').get()).toEqual({ rows: 1 });
  database.close();
});
