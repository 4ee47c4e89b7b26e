import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type Authentication, authenticate } from '../src/authentication.ts';
import { refusalText } from '../src/refusal.ts';
import { greeting } from '../src/shell/greeting.ts';
import { oathtool, openTestCentre, type TestCentre } from './test-centre.ts';

interface Typed {
  readonly login: string;
  readonly password: string;
  readonly code: string;
}

/** Types into the dialogue, and writes down all that happens, in its order. */
async function visit({ centre }: TestCentre, { login, password, code }: Typed) {
  const seen: string[] = [];
  const typed = [password, code];
  const dialogue = {
    ask: async ({ prompt, echo }: { prompt: string; echo: boolean }) => {
      seen.push(`${prompt}${echo ? 'shown' : 'hidden'}`);
      return typed.shift() ?? '';
    },
    tell: async () => undefined,
  };
  const refusalDue = async (): Promise<void> => {
    seen.push('answered');
    await new Promise(setImmediate);
    seen.push('due');
  };
  const authentication = await authenticate({ login, dialogue, context: { channel: 'ssh' } }, { centre, refusalDue });
  return { seen: [...seen, 'judged'], authentication };
}

const textOf = (authentication: Authentication): string =>
  authentication.ok
    ? 'in'
    : refusalText(authentication, { portalOrigin: 'http://portal', supportContact: 'help@centre' });

test('the password and the code let in, once', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const typed = { login: 'mere', password: at.password, code: await oathtool(key, at.clock.now) };
  expect(await visit(at, typed)).toMatchObject({
    authentication: { ok: true, person: { login: 'mere' }, failuresSinceLastSuccess: 0 },
  });
  const again = await visit(at, typed);
  expect(again.authentication).toEqual({ ok: false, reason: 'already-used', retryAfterSeconds: 15 });
  expect(textOf(again.authentication)).toContain('Your app shows the next in 15 seconds.');
});

test('S2 A42 unknown login, wrong password and wrong code see the same prompts, wait and text', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const code = await oathtool(key, at.clock.now);
  const visits = [
    { login: 'nobody', password: at.password, code },
    { login: 'mere', password: 'not it', code },
    { login: 'mere', password: '', code },
    { login: 'mere', password: at.password, code: '000000' },
    { login: 'mere', password: at.password, code: '' },
    { login: 'mere', password: at.password, code: 'x'.repeat(100_000) },
    { login: 'me\u0000re\u001B[2J', password: at.password, code },
  ];
  const looks = [];
  for (const typed of visits) {
    const { seen, authentication } = await visit(at, typed);
    looks.push(JSON.stringify([seen, textOf(authentication)]));
  }
  expect(new Set(looks)).toHaveProperty('size', 1);
  expect(JSON.parse(looks[0]!)).toEqual([
    ['Login Password (First Factor): hidden', 'Authenticator Code (Second Factor): shown', 'answered', 'due', 'judged'],
    expect.stringContaining('Not accepted.'),
  ]);
});

test('a success does not wait', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const typed = [at.password, await oathtool(key, at.clock.now)];
  const dialogue = { ask: async () => typed.shift() ?? '', tell: async () => undefined };
  const door = { centre: at.centre, refusalDue: () => new Promise(() => undefined) };
  expect(await authenticate({ login: 'mere', dialogue, context: {} }, door)).toMatchObject({ ok: true });
});

test('a code after a wrong password is neither spent nor counted', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const code = await oathtool(key, at.clock.now);
  const before = await at.centre.watchword.status({ userId: at.mere.id });
  for (const guess of [code, '000000', '111111']) await visit(at, { login: 'mere', password: 'not it', code: guess });
  expect(await at.centre.watchword.status({ userId: at.mere.id })).toEqual(before);
  expect(await visit(at, { login: 'mere', password: at.password, code })).toMatchObject({
    authentication: { ok: true, failuresSinceLastSuccess: 0 },
  });
});

test('A4 the code that linked the app does not sign in', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  at.clock.now -= 60_000;
  const { authentication } = await visit(at, {
    login: 'mere',
    password: at.password,
    code: await oathtool(key, at.clock.now),
  });
  expect(authentication).toMatchObject({ reason: 'already-used' });
});

test('A3 an older unused code after a newer one is refused', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const [older, newer] = await Promise.all([oathtool(key, at.clock.now - 30_000), oathtool(key, at.clock.now)]);
  expect(await visit(at, { login: 'mere', password: at.password, code: newer })).toMatchObject({
    authentication: { ok: true },
  });
  expect(await visit(at, { login: 'mere', password: at.password, code: older })).toMatchObject({
    authentication: { ok: false, reason: 'already-used' },
  });
});

test('someone without an app hears where to link one, after the right password only', async () => {
  const at = await openTestCentre();
  const right = await visit(at, { login: 'mere', password: at.password, code: '123456' });
  expect(textOf(right.authentication)).toContain('Link one at http://portal first.');
  const wrong = await visit(at, { login: 'mere', password: 'not it', code: '123456' });
  expect(textOf(wrong.authentication)).toContain('Not accepted.');
});

test('A17 after too many wrong codes it says for how long to wait', async () => {
  const at = await openTestCentre();
  await at.enroll(at.mere);
  for (let guess = 0; guess < 6; guess += 1) await visit(at, { login: 'mere', password: at.password, code: '000000' });
  const { authentication } = await visit(at, { login: 'mere', password: at.password, code: '000000' });
  expect(textOf(authentication)).toContain('Wait 30 seconds before you try again.');
});

/** A recovery code of somebody whose app has this key. */
async function recoveryCodeOf({ centre, mere, clock }: TestCentre, key: string): Promise<string> {
  const userId = mere.id;
  const proven = await centre.watchword.verify({ userId, code: await oathtool(key, clock.now) });
  const authorization = proven.ok ? proven.proof : '';
  const made = await centre.watchword.regenerateRecoveryCodes({ userId, authorization });
  return made.ok ? (made.recoveryCodes[0] ?? '') : made.reason;
}

test('A12 a recovery code at the same prompt lets in, once, and tells how many are left', async () => {
  const at = await openTestCentre();
  const code = await recoveryCodeOf(at, await at.enroll(at.mere));
  const typed = { login: 'mere', password: at.password, code: code.toLowerCase() };
  expect((await visit(at, { ...typed, password: 'not it' })).authentication).toMatchObject({ ok: false });
  const { authentication } = await visit(at, typed);
  expect(authentication).toMatchObject({ ok: true, recoveryCodesLeft: 9 });
  const welcome = authentication.ok ? greeting(authentication) : '';
  expect(welcome).toContain('That was a recovery code: 9 are left.');
  expect(textOf((await visit(at, typed)).authentication)).toContain('Not accepted.');
});

test('A23 a recovery code lets in while codes are throttled or switched off, and both are told so', async () => {
  const at = await openTestCentre();
  const { clock, mere } = at;
  const code = await recoveryCodeOf(at, await at.enroll(mere));
  const guess = { login: 'mere', password: at.password, code: '000000' };
  for (let times = 0; times < 6; times += 1) await visit(at, guess);
  expect(textOf((await visit(at, guess)).authentication)).toContain('A recovery code works now.');
  for (let times = 0; times < 50; times += 1) {
    clock.now += 86_400_000;
    await visit(at, guess);
  }
  expect(textOf((await visit(at, guess)).authentication)).toContain('Set up your app anew at http://portal');
  expect((await visit(at, { ...guess, code })).authentication).toMatchObject({ ok: true });
});

test('A17 A42 too many wrong passwords are told alike for a login that nobody has', async () => {
  const at = await openTestCentre();
  const texts = [];
  for (const login of ['mere', 'nobody']) {
    for (let guess = 0; guess < 10; guess += 1) await visit(at, { login, password: 'not it', code: '123456' });
    const { authentication } = await visit(at, { login, password: at.password, code: '123456' });
    texts.push(textOf(authentication));
  }
  expect(texts[0]).toContain('Wait 60 seconds before you try again.');
  expect(texts[1]).toBe(texts[0]);
});

test('a slow clock of the device is told', async () => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const code = await oathtool(key, at.clock.now - 95_000);
  const { authentication } = await visit(at, { login: 'mere', password: at.password, code });
  expect(textOf(authentication)).toMatch(/about \d+ s behind\. Turn on automatic time/);
});

test.each([
  ['watchword.db', 'watchword_account'],
  ['centre.db', 'person'],
])('A9 a %s that fails denies, after the same wait', async (file, table) => {
  const at = await openTestCentre();
  const key = await at.enroll(at.mere);
  const code = await oathtool(key, at.clock.now);
  const database = new DatabaseSync(join(at.dataFolder, file));
  database.exec(`DROP TABLE ${table}`);
  database.close();
  const { seen, authentication } = await visit(at, { login: 'mere', password: at.password, code });
  expect(authentication).toMatchObject({ ok: false, reason: 'unavailable' });
  expect(seen.slice(-3)).toEqual(['answered', 'due', 'judged']);
  expect(textOf(authentication)).toContain('Codes cannot be checked at the moment.');
});

test('someone who breaks off is not judged', async () => {
  const at = await openTestCentre();
  const dialogue = { ask: () => Promise.reject(new Error('gone')), tell: async () => undefined };
  const door = { centre: at.centre, refusalDue: async () => undefined };
  await expect(authenticate({ login: 'mere', dialogue, context: {} }, door)).rejects.toThrow('gone');
});
