import { describe, expect, it } from 'vitest';
import { failureOf } from './support/failures.ts';
import { begin, enroll, enrollEarlier, setUp } from './support/harness.ts';
import { totp } from './support/reference.ts';

describe('a clock that is wrong', () => {
  it('A7 T12 reopens no step when it goes back', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const used = code();
    expect(await harness.watchword.verify({ userId, code: used })).toMatchObject({ ok: true });
    for (const seconds of [-1, -29, -30]) {
      harness.clock.advance(seconds);
      expect(await harness.watchword.verify({ userId, code: used })).toMatchObject({ ok: false });
      expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: false });
    }
  });

  it('A7 keeps the step of a fast phone spent when the clock has caught up', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const early = code(30);
    expect(await harness.watchword.verify({ userId, code: early })).toMatchObject({ ok: true });
    harness.clock.advance(30);
    expect(await harness.watchword.verify({ userId, code: early })).toMatchObject({ reason: 'already-used' });
    expect(code()).toBe(early);
  });

  it('T12 is reported when a device was used in what is now the far future', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    harness.clock.advance(-90);
    const failure = await failureOf(() => harness.watchword.verify({ userId, code: code() }));
    expect(failure).toMatchObject({ code: 'clock', retryable: false });
    expect(failure.message).toMatch(/^A device was last used at a time that is still to come, .* Check the time/);
    expect(failure.message).toContain('NTP');
  });

  it('T12 is not reported for a step that the window itself allows', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId, code: code(30) })).toMatchObject({ ok: true });
    harness.clock.advance(-1);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 8.64e15 + 1, '0', null, undefined, 10n])(
    'T16 is refused when it reads %s',
    async (reading) => {
      const { watchword } = setUp({ clock: () => reading as number });
      expect(await failureOf(() => watchword.verify({ userId: 'alice', code: '123456' }))).toMatchObject({
        code: 'clock',
      });
      expect(await failureOf(() => watchword.verify({ userId: 'alice', code: '' }))).toMatchObject({ code: 'clock' });
      expect(await failureOf(() => begin(watchword))).toMatchObject({ code: 'clock' });
    },
  );

  it('T1 works in the first second of 1970', async () => {
    const harness = setUp({ start: 0 });
    const { userId, code } = await enroll(harness);
    harness.clock.advance(30);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });
});

describe('clockSkewSeconds', () => {
  it.each([60, 90, 300, 600])('N6 tells a phone that is %ds behind', async (behind) => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    harness.clock.advance(1200);
    const answer = await harness.watchword.verify({ userId, code: code(-behind) });
    expect(answer).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 0, clockSkewSeconds: behind });
  });

  it.each([-630, 60, 90, 600])('H13 says nothing of a code from %ds away', async (offset) => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    harness.clock.advance(1200);
    const answer = await harness.watchword.verify({ userId, code: code(offset) });
    expect(answer).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 0 });
  });

  it('N6 is told at enrollment too', async () => {
    const { watchword, clock } = setUp();
    const { enrollmentId, secret } = await begin(watchword);
    const code = totp(secret, clock.read() - 120_000);
    const answer = await watchword.confirmEnrollment({ user: { id: 'alice', name: 'alice' }, enrollmentId, code });
    expect(answer).toEqual({ ok: false, reason: 'wrong-code', attemptsLeft: 9, clockSkewSeconds: 120 });
  });
});
