import { describe, expect, it } from 'vitest';
import { confirmed } from '../src/decisions/clock-skew.ts';
import { fail } from './support/guessing.ts';
import { enroll, enrollEarlier, type Harness, setUp, told } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';

/** Signs in once, as somebody who keeps the proof in a cookie for long. */
async function knownOwner(harness: Harness) {
  const enrolled = await enrollEarlier(harness);
  const answer = await harness.watchword.verify({ userId: 'alice', code: enrolled.code(), binding: 'a session' });
  if (!answer.ok) throw new Error(answer.reason);
  harness.clock.advance(90);
  return { ...enrolled, known: answer.proof };
}

describe('somebody who shows an earlier proof', () => {
  it('A23 signs in while a stranger is throttled, from another session and a year later', async () => {
    const harness = setUp();
    const owner = await knownOwner(harness);
    harness.clock.advance(365 * 86_400);
    for (let n = 0; n < 9; n += 1) await harness.watchword.verify({ userId: 'alice', code: owner.wrong() });
    const present = { userId: 'alice', code: owner.code() };
    expect(await harness.watchword.verify(present)).toMatchObject({ reason: 'throttled' });
    const answer = await harness.watchword.verify({ ...present, known: owner.known, binding: 'another session' });
    expect(answer).toMatchObject({ ok: true, failuresSinceLastSuccess: 6 });
  });

  it('A23 A17 is throttled by wrong codes of his own, and disables at fifty; a code is needed all the same', async () => {
    const harness = setUp();
    const { known, wrong, code } = await knownOwner(harness);
    const guess = () => harness.watchword.verify({ userId: 'alice', code: wrong(), known });
    for (let n = 0; n < 5; n += 1) expect(await guess()).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 0 });
    expect(await guess()).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 30 });
    expect(await guess()).toMatchObject({ reason: 'throttled' });
    const stranger = await harness.watchword.verify({ userId: 'alice', code: wrong() });
    expect(stranger).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 0 });
    for (let n = 6; n < 50; n += 1) {
      harness.clock.advance(86_400);
      await guess();
    }
    expect(await harness.watchword.verify({ userId: 'alice', code: code() })).toEqual({
      ok: false,
      reason: 'disabled',
    });
  });

  it('A23 A39 is a stranger with a proof of another user, or with garbage', async () => {
    const harness = setUp();
    const owner = await knownOwner(harness);
    const bob = await enroll(harness, 'bob');
    const bobs = await harness.watchword.verify({ userId: 'bob', code: bob.code(30) });
    await fail(harness, owner, 8);
    const code = owner.wrong();
    await harness.watchword.verify({ userId: 'alice', code });
    for (const known of [bobs.ok ? bobs.proof : '', `${owner.known}x`, null, 7, {}]) {
      expect(await harness.watchword.verify({ userId: 'alice', code, known })).toMatchObject({ reason: 'throttled' });
    }
  });

  it('A23 A38 is a stranger once the set of factors has changed', async () => {
    const harness = setUp();
    const { watchword } = harness;
    const owner = await linkDevice(harness);
    const second = await linkDevice(harness, { authorization: owner.proof });
    await fail(harness, second, 5);
    await watchword.verify({ userId: 'alice', code: second.wrong() });
    const present = { userId: 'alice', code: second.code() };
    expect(await watchword.verify({ ...present, known: owner.proof })).toMatchObject({ reason: 'throttled' });
    expect(await watchword.verify({ ...present, known: second.proof })).toMatchObject({ ok: true });
  });

  it('A23 A39 is a stranger while the proof is from the future', async () => {
    const harness = setUp();
    const owner = await knownOwner(harness);
    await fail(harness, owner, 5);
    const present = { userId: 'alice', code: owner.wrong(), known: owner.known };
    await harness.watchword.verify({ ...present, known: undefined });
    harness.clock.advance(-160);
    expect(await harness.watchword.verify(present)).toMatchObject({ reason: 'throttled' });
    harness.clock.advance(20);
    expect(await harness.watchword.verify(present)).toMatchObject({ reason: 'wrong-code' });
  });

  it('N15 A23 is told of the failures on both counters', async () => {
    const harness = setUp();
    const { watchword } = harness;
    const { known, wrong, code } = await knownOwner(harness);
    await watchword.verify({ userId: 'alice', code: wrong(), known });
    await watchword.verify({ userId: 'alice', code: wrong() });
    await watchword.verify({ userId: 'alice', code: wrong() });
    expect(await watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ failuresSinceLastSuccess: 3 });
  });

  it('N15 A23 is told apart in the events', async () => {
    const harness = setUp();
    const { known, wrong } = await knownOwner(harness);
    await harness.watchword.verify({ userId: 'alice', code: wrong(), known });
    await harness.watchword.verify({ userId: 'alice', code: wrong() });
    await told();
    const counted = harness.events.flatMap((event) =>
      event.type === 'code-wrong' ? [[event.known, event.failures]] : [],
    );
    expect(counted).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });

  it('H9 N13 and strangers together show at ten wrong codes in a row that somebody guesses, once', async () => {
    const harness = setUp();
    const { known, wrong } = await knownOwner(harness);
    for (let n = 0; n < 6; n += 1) {
      await harness.watchword.verify({ userId: 'alice', code: wrong(), known });
      await harness.watchword.verify({ userId: 'alice', code: wrong() });
      harness.clock.advance(60);
    }
    await told();
    const guessing = harness.events.filter(({ type }) => type === 'guessing');
    expect(guessing).toMatchObject([{ userId: 'alice', failures: 10 }]);
  });
});

describe('a clock that is ahead', () => {
  it('T14 is told to nobody who asks, and by an event once two failures in a row agree', async () => {
    const harness = setUp();
    const { code } = await enrollEarlier(harness);
    const present = (seconds: number) => harness.watchword.verify({ userId: 'alice', code: code(seconds) });
    const plain = { ok: false, reason: 'wrong-code', retryAfterSeconds: 0 };
    for (const seconds of [300, 330, 150]) {
      expect(await present(seconds)).toEqual(plain);
      harness.clock.advance(30);
    }
    expect(await present(0)).toMatchObject({ ok: true });
    await told();
    const ahead = harness.events.flatMap((event) => (event.type === 'code-wrong' ? [event.clockAheadSeconds] : []));
    expect(ahead).toEqual([undefined, 330, undefined]);
  });

  it.each([
    [undefined, 60, undefined],
    [60, undefined, undefined],
    [60, 120, 120],
    [120, 60, 60],
    [60, 121, undefined],
  ])('T14 is confirmed by two readings that are a step apart at most: %s, then %s', (before, seconds, answer) => {
    expect(confirmed(before, seconds)).toBe(answer);
  });
});
