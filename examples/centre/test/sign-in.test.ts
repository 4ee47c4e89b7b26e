import type * as crypto from 'node:crypto';
import { scrypt } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { SignInResult } from '../src/people/sign-in.ts';
import { mere, peopleIn, testFolder } from './people-in-folder.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof crypto>();
  return { ...real, scrypt: vi.fn<typeof real.scrypt>(real.scrypt) };
});

const wrong: SignInResult = { ok: false, reason: 'wrong' };

test('signs in with login and password, and never hands out the hash', async () => {
  const people = peopleIn(testFolder());
  const added = await people.add(mere);
  const result = await people.signIn({ login: 'mere', password: 'kauri-bridge-41' });
  expect(result).toEqual({ ok: true, person: added });
  expect(JSON.stringify([result, await people.find(added.id)])).not.toContain('scrypt');
});

test('the same password typed with other code points signs in', async () => {
  const people = peopleIn(testFolder());
  await people.add({ ...mere, password: 'Pūkeko-\u00E9t\u00E9' });
  expect(await people.signIn({ login: 'mere', password: 'Pu\u0304keko-e\u0301te\u0301' })).toMatchObject({ ok: true });
});

test('A42 an unknown login, one without a password and a wrong password are answered alike and cost the same', async () => {
  const people = peopleIn(testFolder());
  await people.add(mere);
  await people.add({ ...mere, login: 'nopassword', password: null });
  vi.mocked(scrypt).mockClear();
  for (const login of ['mere', 'nopassword', 'nobody']) {
    expect(await people.signIn({ login, password: 'not it' })).toEqual(wrong);
  }
  const costs = vi.mocked(scrypt).mock.calls.map(([, , length, options]) => ({ length, options }));
  expect(costs).toHaveLength(3);
  expect(new Set(costs.map((cost) => JSON.stringify(cost)))).toHaveProperty('size', 1);
});

test('a login is compared exactly', async () => {
  const people = peopleIn(testFolder());
  await people.add(mere);
  for (const login of ['Mere', 'MERE', 'mere ', ' mere', 'merē', 'mere\0', 'mere\n', '%', 'm_re']) {
    expect({ login, ...(await people.signIn({ login, password: mere.password })) }).toEqual({ login, ...wrong });
  }
});

test('A41 input of any type and length is answered', async () => {
  const clock = { now: 1_800_000_000_000 };
  const people = peopleIn(testFolder(), clock);
  await people.add(mere);
  vi.mocked(scrypt).mockClear();
  const long = 'x'.repeat(10_000_000);
  const thrower = {
    toString() {
      throw new Error('called');
    },
  };
  const inputs = [
    undefined,
    null,
    '',
    0,
    1n,
    true,
    [],
    ['mere'],
    {},
    thrower,
    Symbol('s'),
    long,
    '\0',
    '\uD800',
    new Date(),
  ];
  for (const input of inputs) {
    clock.now += 600_000;
    expect(await people.signIn({ login: 'mere', password: input })).toEqual(wrong);
    expect(await people.signIn({ login: input, password: mere.password })).toEqual(wrong);
  }
  const lengths = vi.mocked(scrypt).mock.calls.map(([password]) => (password as string).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1024);
});

test('nobody signs in with an empty password', async () => {
  const people = peopleIn(testFolder());
  await people.add({ ...mere, password: null });
  expect(await people.signIn({ login: 'mere', password: '' })).toEqual(wrong);
  expect(await people.signIn({ login: '', password: '' })).toEqual(wrong);
});
