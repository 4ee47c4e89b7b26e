import { describe, expect, it } from 'vitest';
import type { Watchword } from '../src/index.ts';
import { memoryStorage } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { noon, secretIn, setUp, told } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { linkDevice } from './support/linked.ts';
import { totp } from './support/reference.ts';
import { alterRecord } from './support/stored-account.ts';

const user = { id: 'alice', name: 'alice' };

/** As somebody writes it down. */
const letters = (code: string, one: string) => code.replaceAll('0', 'o').replaceAll('1', one).toLowerCase();

const present = (watchword: Watchword, code: string, userId = 'alice') => watchword.verify({ userId, code });

describe('recovery codes', () => {
  it('V4 N18 N20 are ten of 120 random bits in groups of four, and all differ', async () => {
    const { recoveryCodes: codes } = await linkDevice(setUp());
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('V2 N18 A32 are kept as salted hashes: the store holds none, in no spelling', async () => {
    const written: string[] = [];
    const storage = intercepted(memoryStorage());
    storage.taps.commit = (next, change) => {
      written.push(JSON.stringify(change));
      return next();
    };
    const harness = setUp({ storage });
    const { recoveryCodes: codes } = await linkDevice(harness);
    await present(harness.watchword, codes[0]!);
    for (const code of codes) {
      for (const spelling of [code, code.replaceAll('-', '')]) expect(written.join()).not.toContain(spelling);
    }
  });

  it('V1 A12 N18 work once each, and the answer says how many are left', async () => {
    const harness = setUp();
    const { recoveryCodes: codes } = await linkDevice(harness);
    for (const [index, code] of codes.entries()) {
      const answer = await present(harness.watchword, code);
      expect(answer).toMatchObject({ ok: true, method: 'recovery-code', recoveryCodesLeft: 9 - index });
      expect(answer).not.toHaveProperty('device');
      expect(await present(harness.watchword, code)).toMatchObject({ ok: false, reason: 'wrong-code' });
      expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ recoveryCodesLeft: 9 - index });
    }
  });

  it('A11 N18 presented by many callers at once let exactly one in, over 60 rounds', async () => {
    for (let round = 0; round < 6; round += 1) {
      const harness = setUp({ start: noon + round });
      const { recoveryCodes: codes } = await linkDevice(harness);
      const instances = [harness.watchword, harness.another(), harness.another(), harness.another()];
      for (const code of codes) {
        const calls = Array.from({ length: 8 }, (_, n) => present(instances[n % 4]!, code));
        const answers = await Promise.all(calls);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        harness.clock.advance(60);
      }
    }
  });

  it('A13 presented two at once both let in, and both are spent', async () => {
    const harness = setUp();
    const { recoveryCodes: codes } = await linkDevice(harness);
    const [one, two] = [codes[0]!, codes[1]!];
    const answers = await Promise.all([present(harness.watchword, one), present(harness.another(), two)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    for (const code of [one, two]) expect(await present(harness.watchword, code)).toMatchObject({ ok: false });
    expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ recoveryCodesLeft: 8 });
  });

  it('A14 let no other user in', async () => {
    const harness = setUp();
    const { recoveryCodes: codes } = await linkDevice(harness);
    await linkDevice(harness, { userId: 'bob' });
    expect(await present(harness.watchword, codes[0]!, 'bob')).toMatchObject({ ok: false, reason: 'wrong-code' });
    expect(await present(harness.watchword, codes[0]!, 'carol')).toEqual({ ok: false, reason: 'not-enrolled' });
    expect(await present(harness.watchword, codes[0]!)).toMatchObject({ ok: true });
  });

  it('N18 are no condition: an account without any verifies, and takes none for right', async () => {
    const harness = setUp();
    const { recoveryCodes: codes, code } = await linkDevice(harness);
    await alterRecord(harness.storage, 'alice', (record) => {
      delete record['recovery'];
    });
    expect(await present(harness.watchword, codes[0]!)).toMatchObject({ ok: false, reason: 'wrong-code' });
    expect(await present(harness.watchword, code())).toMatchObject({ ok: true, recoveryCodesLeft: 0 });
  });

  it('B3 forgive handwriting: any case and grouping, O for 0, I and L for 1; and nothing else', async () => {
    const harness = setUp();
    const { recoveryCodes: codes } = await linkDevice(harness);
    for (const [index, one] of ['I', 'l'].entries()) {
      const typed = letters(codes[index]!, one).replaceAll('-', index === 0 ? '' : ' ');
      expect(await present(harness.watchword, typed)).toMatchObject({ ok: true });
    }
    const third = codes[2]!;
    for (const typed of [`${third}U`, third.slice(1), third.replace(/./, 'U'), third.replace(/./, 'ſ'), `${third}\n`]) {
      expect(await present(harness.watchword, typed)).toEqual({ ok: false, reason: 'malformed' });
    }
  });

  it('A16 A23 N18 guessed: five are free, then one each ten seconds, with no end and no lock', async () => {
    const harness = setUp();
    const { recoveryCodes: codes, code } = await linkDevice(harness);
    const guess = () => present(harness.watchword, '0'.repeat(24));
    const waits: unknown[] = [];
    for (let n = 0; n < 120; n += 1) {
      const answer = await guess();
      waits.push(!answer.ok && answer.reason === 'wrong-code' ? answer.retryAfterSeconds : answer);
      if (n >= 5) waits.push(await guess());
      if (n >= 5) harness.clock.advance(10);
    }
    const throttled = { ok: false, reason: 'throttled', retryAfterSeconds: 10 };
    expect(waits).toEqual([0, 0, 0, 0, 0, ...Array.from({ length: 115 }, () => [10, throttled]).flat()]);
    expect(await present(harness.another(), code())).toMatchObject({ ok: true, failuresSinceLastSuccess: 0 });
    expect(await present(harness.another(), codes[0]!)).toMatchObject({ ok: true });
    expect(await guess()).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 0 });
  });

  it('N13 N15 tell when they run low', async () => {
    const harness = setUp();
    const { recoveryCodes: codes } = await linkDevice(harness);
    for (const code of codes) await present(harness.watchword, code);
    await told();
    const low = harness.events.flatMap((event) => (event.type === 'recovery-codes-low' ? [event.codesLeft] : []));
    expect(low).toEqual([3, 2, 1, 0]);
  });

  it('A15 N19 are dead once others were made, and making others takes a fresh proof', async () => {
    const harness = setUp();
    const { recoveryCodes: codes, code, proof } = await linkDevice(harness);
    const regenerate = (authorization: string) =>
      harness.watchword.regenerateRecoveryCodes({ userId: 'alice', authorization });
    harness.clock.advance(300);
    expect(await regenerate(proof)).toEqual({ ok: false, reason: 'authorization-required' });
    const fresh = await present(harness.watchword, code());
    const answer = await regenerate(fresh.ok ? fresh.proof : '');
    if (!answer.ok) throw new Error(answer.reason);
    expect(JSON.stringify(answer)).toBe('{"ok":true}');
    for (const old of codes.slice(0, 3)) expect(await present(harness.watchword, old)).toMatchObject({ ok: false });
    for (const each of answer.recoveryCodes) expect(await present(harness.watchword, each)).toMatchObject({ ok: true });
  });

  it('A23 N7 are the way back from disabled with as many devices as are allowed', async () => {
    const harness = setUp({ policy: { maxDevices: 1 } });
    const { watchword } = harness;
    const old = await linkDevice(harness);
    expect(await watchword.beginEnrollment({ user, authorization: old.proof })).toMatchObject({
      reason: 'too-many-devices',
    });
    await fail(harness, old, 50);
    const back = await present(watchword, old.recoveryCodes[0]!);
    if (!back.ok) throw new Error(back.reason);
    expect(await watchword.beginEnrollment({ user, authorization: back.proof })).toMatchObject({ ok: true });
  });

  it('A23 N7 N8 are the way back from disabled: the old device is gone, counts and codes are new', async () => {
    const harness = setUp();
    const { watchword, clock } = harness;
    const old = await linkDevice(harness);
    await fail(harness, old, 50);
    expect(await present(watchword, old.code())).toEqual({ ok: false, reason: 'disabled' });
    expect(await watchword.beginEnrollment({ user, authorization: old.proof })).toMatchObject({ ok: false });
    const back = await present(watchword, old.recoveryCodes[0]!);
    if (!back.ok) throw new Error(back.reason);
    expect(await present(watchword, old.code(30))).toEqual({ ok: false, reason: 'disabled' });
    const begun = await watchword.beginEnrollment({ user, authorization: back.proof });
    if (!begun.ok) throw new Error(begun.reason);
    const code = () => totp(secretIn(begun.uri), clock.read());
    const { enrollmentId } = begun;
    const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code: code() });
    if (!confirmed.ok) throw new Error(confirmed.reason);
    expect(confirmed.recoveryCodes).toHaveLength(10);
    const status = await watchword.status({ userId: 'alice' });
    expect(status).toMatchObject({ disabled: false, recoveryCodesLeft: 10, devices: [{ id: enrollmentId }] });
    clock.advance(30);
    expect(await present(watchword, old.code())).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 0 });
    expect(await present(watchword, old.recoveryCodes[1]!)).toMatchObject({ reason: 'wrong-code' });
    expect(await present(watchword, code())).toMatchObject({ ok: true, failuresSinceLastSuccess: 1 });
  });
});
