import { describe, expect, it } from 'vitest';
import { type Enrolled, enroll, enrollEarlier, type Harness, secretIn, setUp } from './support/harness.ts';
import { totp } from './support/reference.ts';

const day = 86_400;
const user = { id: 'alice', name: 'alice' };

/** The owner signs in, and somebody who has the password makes the five guesses that cost no wait. */
async function visit(harness: Harness, { code, wrong }: Enrolled) {
  harness.clock.advance(60);
  const signedIn = await harness.watchword.verify({ userId: 'alice', code: code() });
  if (!signedIn.ok) throw new Error(`The owner does not get in: ${signedIn.reason}`);
  for (let n = 0; n < 5; n += 1) {
    const guess = await harness.watchword.verify({ userId: 'alice', code: wrong() });
    expect(guess).toMatchObject({ reason: 'wrong-code', retryAfterSeconds: 0 });
  }
  return signedIn.proof;
}

/** An account of which a patient thief has used up all that costs nothing. */
async function spent() {
  const harness = setUp();
  const enrolled = await enrollEarlier(harness);
  for (let n = 0; n < 5; n += 1) await visit(harness, enrolled);
  const proof = await visit(harness, enrolled);
  harness.clock.advance(60);
  const signIn = (known?: string) =>
    harness.watchword.verify({ userId: 'alice', code: enrolled.code(), ...(known !== undefined && { known }) });
  const guess = () => harness.watchword.verify({ userId: 'alice', code: enrolled.wrong() });
  return { ...harness, ...enrolled, proof, signIn, guess };
}

describe('patience', () => {
  it('A17 A20 H13 ends for a thief who only ever makes the free guesses after sign-ins of the owner', async () => {
    const { signIn, guess, clock, another, code } = await spent();
    expect(await signIn()).toMatchObject({ ok: true, failuresSinceLastSuccess: 5 });
    expect(await guess()).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 28_800 });
    clock.advance(28_799);
    expect(await guess()).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 1 });
    clock.advance(1);
    expect(await guess()).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 28_800 });
    const elsewhere = await another().verify({ userId: 'alice', code: code() });
    expect(elsewhere).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 28_800 });
  });

  it('A20 A23 H13 has a wait of its own: sign-ins of the owner over the other counter do not cut it short', async () => {
    const { signIn, guess, clock, proof } = await spent();
    await guess();
    for (let n = 1; n <= 20; n += 1) {
      clock.advance(60);
      expect(await signIn(proof)).toMatchObject({ ok: true });
      expect(await guess()).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 28_800 - n * 60 });
    }
  });

  it('A23 H13 of the owner is not used up by strangers: a slip costs no wait', async () => {
    const { wrong, watchword, guess, signIn, proof } = await spent();
    await guess();
    const slip = await watchword.verify({ userId: 'alice', code: wrong(), known: proof });
    expect(slip).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 0 });
    expect(await signIn(proof)).toMatchObject({ ok: true });
  });

  it('N8 H13 comes back: ten days later thirty slips are free of the long wait again', async () => {
    const { guess, signIn, clock } = await spent();
    await guess();
    clock.advance(10 * day + 28_800);
    await signIn();
    for (let n = 0; n < 5; n += 1) expect(await guess()).toMatchObject({ retryAfterSeconds: 0 });
    for (let n = 5; n < 30; n += 1) {
      const answer = await guess();
      expect(answer).toMatchObject({ reason: 'wrong-code' });
      const wait = 'retryAfterSeconds' in answer ? answer.retryAfterSeconds : 0;
      expect(wait).toBeLessThanOrEqual(3600);
      clock.advance(wait);
    }
  });

  it('A17 H13 comes back more slowly where five devices make each guess worth five', async () => {
    const harness = setUp();
    const first = await enroll(harness);
    const signedIn = await harness.watchword.verify({ userId: 'alice', code: first.code(30) });
    let authorization = signedIn.ok ? signedIn.proof : '';
    for (let n = 0; n < 4; n += 1) {
      const begun = await harness.watchword.beginEnrollment({ user, authorization });
      if (!begun.ok) throw new Error(begun.reason);
      const code = totp(secretIn(begun.uri), harness.clock.read());
      const confirmed = await harness.watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code });
      if (!confirmed.ok) throw new Error(confirmed.reason);
      authorization = confirmed.proof;
    }
    for (let n = 0; n < 6; n += 1) await visit(harness, first);
    harness.clock.advance(60);
    await harness.watchword.verify({ userId: 'alice', code: first.code() });
    const answer = await harness.watchword.verify({ userId: 'alice', code: first.wrong() });
    expect(answer).toEqual({ ok: false, reason: 'wrong-code', retryAfterSeconds: 14 * 3600 });
  });
});
