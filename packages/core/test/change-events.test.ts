import { describe, expect, it } from 'vitest';
import { operator } from '../src/index.ts';
import { type Harness, setUp, told } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';

const userId = 'alice';
const user = { id: userId, name: userId };
const desk = operator({ by: 'desk', reason: 'lost phone' });
const byDesk = { type: 'operator', by: 'desk', reason: 'lost phone' };

/** What is stored of one user, newest first. */
async function newest({ watchword }: Harness, limit = 1) {
  return (await watchword.history({ userId, limit })).events;
}

describe('the event of a change', () => {
  it('N15 V18 names who vouched for a device, and tells of new recovery codes only where there are some', async () => {
    const harness = setUp();
    const { proof } = await linkDevice(harness);
    const second = await linkDevice(harness, { authorization: proof });
    const at = harness.clock.read() - 90_000;
    const { deviceId } = second;
    const name = 'Authenticator app';
    expect(second.recoveryCodes).toEqual([]);
    expect(await newest(harness, 2)).toStrictEqual([
      { type: 'device-added', at, userId, deviceId, name },
      {
        type: 'enrollment-begun',
        at,
        userId,
        enrollmentId: deviceId,
        name,
        authorizedBy: { type: 'proof', method: 'enrollment' },
      },
    ]);
  });

  it('N15 V18 of a first enrollment by prerequisites names nobody, and one by a ticket names that', async () => {
    const harness = setUp();
    await harness.watchword.beginEnrollment({ user });
    expect((await newest(harness))[0]).not.toHaveProperty('authorizedBy');
    const reset = await harness.watchword.reset({ userId, authorization: desk });
    if (!reset.ok) throw new Error(reset.reason);
    expect((await newest(harness))[0]).toMatchObject({ type: 'factors-reset', authorizedBy: byDesk });
    await harness.watchword.beginEnrollment({ user, authorization: reset.ticket });
    expect((await newest(harness))[0]).toMatchObject({ type: 'enrollment-begun', authorizedBy: { type: 'ticket' } });
  });

  it('N15 V18 of a wrong first code counts it, and says what the clock explains', async () => {
    const harness = setUp();
    const begun = await harness.watchword.beginEnrollment({ user });
    if (!begun.ok) throw new Error(begun.reason);
    const { enrollmentId } = begun;
    await harness.watchword.confirmEnrollment({ user, enrollmentId, code: '00000000' });
    const at = harness.clock.read();
    expect(await newest(harness)).toStrictEqual([
      { type: 'enrollment-code-wrong', at, userId, enrollmentId, attempts: 1 },
    ]);
  });

  it('N15 V18 of a rename, of new codes and of a removal is whole', async () => {
    const harness = setUp();
    const { watchword, clock } = harness;
    const { deviceId, proof: authorization } = await linkDevice(harness);
    const base = { at: clock.read(), userId };
    const authorizedBy = { type: 'proof', method: 'enrollment' };
    await watchword.renameDevice({ userId, deviceId, name: 'Phone', authorization });
    await watchword.regenerateRecoveryCodes({ userId, authorization });
    await watchword.removeDevice({ userId, deviceId, authorization: desk });
    expect(await newest(harness, 3)).toStrictEqual([
      { type: 'device-removed', ...base, deviceId, name: 'Phone', authorizedBy: byDesk },
      { type: 'recovery-codes-issued', ...base, count: 10, authorizedBy },
      { type: 'device-renamed', ...base, deviceId, name: 'Phone', authorizedBy },
    ]);
  });

  it('N15 V18 is one for a code whose device shows nothing of its clock, with no fields left open', async () => {
    const harness = setUp();
    const { wrong, recoveryCodes } = await linkDevice(harness);
    await harness.watchword.verify({ userId, code: wrong() });
    await harness.watchword.verify({ userId, code: recoveryCodes[0] });
    await told();
    const base = { at: harness.clock.read(), userId };
    expect(harness.events.slice(-2)).toStrictEqual([
      { type: 'code-wrong', ...base, failures: 1, known: false },
      { type: 'recovery-code-accepted', ...base, codesLeft: 9, failuresBefore: 1 },
    ]);
  });

  it('N15 is none where nothing changes', async () => {
    const harness = setUp();
    const { deviceId } = await linkDevice(harness);
    await told();
    const before = harness.events.length;
    const refused = { userId, deviceId, name: 'Phone', authorization: 'x' };
    expect(await harness.watchword.renameDevice(refused)).toMatchObject({ reason: 'authorization-required' });
    expect(await harness.watchword.removeDevice({ userId, deviceId: 'x', authorization: desk })).toMatchObject({
      reason: 'not-found',
    });
    await told();
    expect(harness.events).toHaveLength(before);
  });
});
