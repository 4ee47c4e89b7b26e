import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../src/index.ts';
import { begin, enroll, enrollEarlier, secretIn, setUp } from './support/harness.ts';
import { totp } from './support/reference.ts';
import { readRecord } from './support/stored-account.ts';

const user = { id: 'alice', name: 'alice' };

describe('beginning', () => {
  it('A26 N12 leaves a linked device alone and asks for more than a password', async () => {
    const harness = setUp();
    const { code } = await enrollEarlier(harness);
    const before = await harness.storage.load('alice');
    expect(await harness.watchword.beginEnrollment({ user })).toEqual({ ok: false, reason: 'authorization-required' });
    expect(await harness.storage.load('alice')).toEqual(before);
    expect(await harness.watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
  });

  it('A30 is refused in the middle of a sign-in, throttled or not', async () => {
    const harness = setUp();
    const { wrong } = await enrollEarlier(harness);
    for (let n = 0; n < 7; n += 1) {
      expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({ reason: 'authorization-required' });
      await harness.watchword.verify({ userId: 'alice', code: wrong() });
    }
  });

  it('A28 twice in parallel leaves one pending: the last QR code works, the other says superseded', async () => {
    const harness = setUp();
    const begun = await Promise.all([begin(harness.watchword), begin(harness.another())]);
    const { pending } = await harness.watchword.status({ userId: 'alice' });
    const [last, first] = begun[0].enrollmentId === pending?.enrollmentId ? begun : begun.toReversed();
    const confirm = ({ enrollmentId, secret }: (typeof begun)[number]) =>
      harness.watchword.confirmEnrollment({ user, enrollmentId, code: totp(secret, harness.clock.read()) });
    expect(await confirm(first!)).toEqual({ ok: false, reason: 'superseded' });
    expect(await confirm(last!)).toMatchObject({ ok: true, device: { id: pending?.enrollmentId } });
  });

  it('T5 makes a new secret each time', async () => {
    const harness = setUp();
    const secrets: string[] = [];
    for (const userId of ['alice', 'alice', 'bob']) {
      secrets.push((await begin(harness.watchword, userId)).secret.toString('hex'));
    }
    expect(new Set(secrets).size).toBe(3);
  });

  it.each([
    ['SHA1', 20],
    ['SHA256', 32],
    ['SHA512', 64],
  ] as const)('T6 H3 A33 makes a secret as long as the output of %s: %d bytes', async (algorithm, bytes) => {
    const { watchword } = setUp({ policy: { algorithm } });
    expect((await begin(watchword)).secret).toHaveLength(bytes);
  });

  it('N17 waits ten minutes for its first code, to the millisecond', async () => {
    const harness = setUp();
    const { enrollmentId, secret } = await begin(harness.watchword);
    const expiresAt = harness.clock.read() + 600_000;
    const { pending } = await harness.watchword.status({ userId: 'alice' });
    expect(pending).toEqual({ enrollmentId, name: 'Authenticator app', expiresAt });
    const confirm = () =>
      harness.watchword.confirmEnrollment({ user, enrollmentId, code: totp(secret, harness.clock.read()) });
    harness.clock.set(expiresAt);
    expect(await confirm()).toEqual({ ok: false, reason: 'expired' });
    expect(await harness.watchword.status({ userId: 'alice' })).toEqual({
      devices: [],
      recoveryCodesLeft: 0,
      disabled: false,
    });
    harness.clock.set(expiresAt - 1);
    expect(await confirm()).toMatchObject({ ok: true });
  });

  it('A22 is too soon after ten times in an hour, and says for how long', async () => {
    const harness = setUp();
    for (let n = 0; n < 10; n += 1) {
      await begin(harness.watchword);
      harness.clock.advance(60);
    }
    const answer = await harness.watchword.beginEnrollment({ user });
    expect(answer).toEqual({ ok: false, reason: 'too-soon', retryAfterSeconds: 3000 });
    harness.clock.advance(2999);
    expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({
      reason: 'too-soon',
      retryAfterSeconds: 1,
    });
    harness.clock.advance(1);
    expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({ ok: true });
    expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({
      reason: 'too-soon',
      retryAfterSeconds: 60,
    });
  });

  it('A22 counts no time that is still to come', async () => {
    const harness = setUp();
    harness.clock.advance(86_400);
    for (let n = 0; n < 10; n += 1) await begin(harness.watchword);
    harness.clock.advance(-86_400);
    expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({ ok: true });
  });
});

describe('confirming', () => {
  it('N17 links the device, with the times it was linked and used', async () => {
    const harness = setUp();
    const begun = await harness.watchword.beginEnrollment({ user, deviceName: '  Alice\u0301s phone ' });
    if (!begun.ok) throw new Error(begun.reason);
    const linkedAt = harness.clock.read();
    const code = totp(secretIn(begun.uri), linkedAt);
    const answer = await harness.watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code });
    const device = { id: begun.enrollmentId, name: 'Alic\u00e9s phone', createdAt: linkedAt };
    expect(answer).toEqual({ ok: true, device, proof: expect.any(String) as string });
    expect(await harness.watchword.status({ userId: 'alice' })).toEqual({
      devices: [device],
      recoveryCodesLeft: 10,
      disabled: false,
    });
    harness.clock.advance(30);
    const usedAt = harness.clock.read();
    await harness.watchword.verify({ userId: 'alice', code: totp(secretIn(begun.uri), usedAt) });
    const { devices } = await harness.watchword.status({ userId: 'alice' });
    expect(devices).toEqual([{ ...device, lastUsedAt: usedAt }]);
  });

  it('A28 twice in parallel links once; the second click hears that it is done', async () => {
    const harness = setUp();
    const { enrollmentId, secret } = await begin(harness.watchword);
    const code = totp(secret, harness.clock.read());
    const confirmation = { user, enrollmentId, code };
    const instances = [harness.watchword, harness.another(), harness.another()];
    const answers = await Promise.all(instances.map((instance) => instance.confirmEnrollment(confirmation)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const others = answers.filter(({ ok }) => !ok);
    expect(others).toEqual(others.map(() => ({ ok: false, reason: 'already-confirmed' })));
    expect(await readRecord(harness.storage, 'alice')).toMatchObject({ devices: [{ id: enrollmentId }] });
  });

  it('A22 takes ten wrong codes, and then not even the right one', async () => {
    const harness = setUp();
    const { enrollmentId, secret } = await begin(harness.watchword);
    const right = totp(secret, harness.clock.read());
    const wrong = right === '000000' ? '000001' : '000000';
    const confirm = (code: string) => harness.watchword.confirmEnrollment({ user, enrollmentId, code });
    for (let left = 9; left >= 0; left -= 1) {
      expect(await confirm(wrong)).toEqual({ ok: false, reason: 'wrong-code', attemptsLeft: left });
    }
    expect(await confirm(right)).toEqual({ ok: false, reason: 'too-many-attempts' });
    expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ devices: [] });
  });

  it('A22 counts no malformed code as an attempt', async () => {
    const harness = setUp();
    const { enrollmentId, secret } = await begin(harness.watchword);
    const confirm = (code: unknown) => harness.watchword.confirmEnrollment({ user, enrollmentId, code });
    for (let n = 0; n < 20; n += 1) expect(await confirm('12345')).toEqual({ ok: false, reason: 'malformed' });
    expect(await confirm(totp(secret, harness.clock.read()))).toMatchObject({ ok: true });
  });

  it('A14 N17 needs the id of an enrollment of that very user', async () => {
    const harness = setUp();
    const { enrollmentId, secret } = await begin(harness.watchword, 'alice');
    const code = totp(secret, harness.clock.read());
    const bob = { id: 'bob', name: 'bob' };
    const asBob = { user: bob, enrollmentId, code };
    expect(await harness.watchword.confirmEnrollment(asBob)).toEqual({ ok: false, reason: 'no-pending' });
    await begin(harness.watchword, 'bob');
    expect(await harness.watchword.confirmEnrollment(asBob)).toEqual({ ok: false, reason: 'superseded' });
    expect(await harness.watchword.status({ userId: 'bob' })).toMatchObject({ devices: [] });
  });

  it('N17 is over once done: a second confirmation changes nothing', async () => {
    const harness = setUp();
    const { deviceId, code } = await enroll(harness);
    const before = await harness.storage.load('alice');
    const again = await harness.watchword.confirmEnrollment({ user, enrollmentId: deviceId, code: code() });
    expect(again).toEqual({ ok: false, reason: 'already-confirmed' });
    expect(await harness.storage.load('alice')).toEqual(before);
  });

  it('A38 changes the generation, and beginning does not', async () => {
    const harness = setUp();
    const generations: unknown[] = [];
    const remember = async () => generations.push((await readRecord(harness.storage, 'alice'))['generation']);
    await begin(harness.watchword);
    await remember();
    const { enrollmentId, secret } = await begin(harness.watchword);
    await remember();
    await harness.watchword.confirmEnrollment({ user, enrollmentId, code: totp(secret, harness.clock.read()) });
    await remember();
    expect(generations[0]).toBe(generations[1]);
    expect(generations[2]).not.toBe(generations[1]);
  });
});

describe('parameters', () => {
  it.each([
    { algorithm: 'SHA256', digits: 8, period: 60 },
    { algorithm: 'SHA512', digits: 7, period: 15 },
    { algorithm: 'SHA1', digits: 6, period: 120 },
  ] as const)('T4 H2 T17 work as $algorithm, $digits digits, $period s', async (parameters) => {
    const harness = setUp({ policy: parameters });
    const { userId, code } = await enroll(harness, 'alice', parameters);
    harness.clock.advance(parameters.period);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    const again = await harness.watchword.verify({ userId, code: code() });
    expect(again).toMatchObject({ reason: 'already-used', retryAfterSeconds: parameters.period });
  });

  it('T4 belong to the device: another default later breaks none', async () => {
    const older = setUp();
    const { code } = await enroll(older, 'alice');
    const policy = { algorithm: 'SHA512', digits: 8, period: 60 } as const;
    const newer = setUp({ storage: older.storage, policy, start: older.clock.read() + 30_000 });
    older.clock.advance(30);
    expect(await newer.watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
    const bob = await enroll(newer, 'bob', policy);
    newer.clock.advance(60);
    expect(await newer.watchword.verify({ userId: 'bob', code: bob.code() })).toMatchObject({ ok: true });
  });

  it('T4 belong to the pending enrollment already', async () => {
    const storage = memoryStorage();
    const older = setUp({ storage });
    const { enrollmentId, secret } = await begin(older.watchword);
    const newer = setUp({ storage, policy: { algorithm: 'SHA256', digits: 8 } });
    const code = totp(secret, newer.clock.read());
    expect(await newer.watchword.confirmEnrollment({ user, enrollmentId, code })).toMatchObject({ ok: true });
  });
});
