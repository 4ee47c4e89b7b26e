import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Prerequisite, User } from '../src/index.ts';
import { begin, setUp } from './support/harness.ts';
import { totp } from './support/reference.ts';

afterEach(() => vi.useRealTimers());

const user = { id: 'alice', name: 'alice' };
const project = { id: 'project', description: 'Be a member of an active project', helpUrl: 'https://example.org/join' };
const mail = { id: 'mail', description: 'Have a confirmed e-mail address' };

function setUpWith(...prerequisites: Prerequisite[]) {
  return setUp({ prerequisites });
}

describe('prerequisites', () => {
  it('A34 that are met let everything through, and see the whole user', async () => {
    const seen: User[] = [];
    const check = (user: User) => seen.push(user) > 0;
    const { watchword } = setUpWith({ ...project, check });
    const guest = { ...user, guest: true };
    expect(await watchword.eligibility({ user: guest })).toEqual({ ok: true, met: [project], unmet: [] });
    expect(seen).toEqual([guest]);
  });

  it('A34 that are not met are told with their help, and nothing is begun', async () => {
    const { watchword, storage } = setUpWith({ ...project, check: () => false }, { ...mail, check: async () => true });
    expect(await watchword.eligibility({ user })).toEqual({ ok: false, met: [mail], unmet: [project] });
    expect(await watchword.beginEnrollment({ user })).toEqual({ ok: false, reason: 'not-eligible', unmet: [project] });
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('A34 are asked again at confirm: one that was lost in between stops it', async () => {
    const state = { met: true };
    const { watchword, clock } = setUpWith({ ...mail, check: () => state.met });
    const { enrollmentId, secret } = await begin(watchword);
    const confirm = () => watchword.confirmEnrollment({ user, enrollmentId, code: totp(secret, clock.read()) });
    state.met = false;
    expect(await confirm()).toEqual({ ok: false, reason: 'not-eligible', unmet: [mail] });
    expect(await watchword.status({ userId: 'alice' })).toMatchObject({ devices: [] });
    state.met = true;
    expect(await confirm()).toMatchObject({ ok: true });
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('LDAP is down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('LDAP is down'))],
    ['answers undefined', () => undefined],
    ['answers "yes"', () => 'yes'],
    ['answers 1', () => 1],
    ['answers an object', () => ({ ok: true })],
  ])('A34 count as unmet when one %s', async (_what, check) => {
    const { watchword } = setUpWith({ ...mail, check: check as () => boolean });
    expect(await watchword.eligibility({ user })).toEqual({ ok: false, met: [], unmet: [mail] });
    expect(await watchword.beginEnrollment({ user })).toMatchObject({ reason: 'not-eligible' });
  });

  it('A34 count as unmet after five seconds without an answer', async () => {
    const { watchword } = setUpWith({ ...mail, check: () => new Promise<never>(() => undefined) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answered = vi.fn<() => void>();
    const asked = watchword.eligibility({ user });
    void asked.then(answered);
    await vi.advanceTimersByTimeAsync(4999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toEqual({ ok: false, met: [], unmet: [mail] });
  });

  it('A34 keep their own "this"', async () => {
    class Mail implements Prerequisite {
      readonly id = mail.id;
      readonly description = mail.description;
      check(): boolean {
        return this.id === 'mail';
      }
    }
    expect(await setUpWith(new Mail()).watchword.eligibility({ user })).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, RegExp]>([
    ['no list', {}, /^prerequisites must be a list/],
    ['a missing check', [{ id: 'x', description: 'y' }], /^prerequisites\[0\] needs/],
    ['a misspelt field', [{ ...mail, helpURL: 'x', check: () => true }], /"helpURL".*"helpUrl"/],
    ['null', [null], /^prerequisites\[0\] must be an object/],
  ])('A34 are refused at once if there is %s', (_what, prerequisites, message) => {
    expect(() => setUp({ prerequisites: prerequisites as Prerequisite[] })).toThrow(message);
  });
});
