import { describe, expect, it } from 'vitest';
import { type Authorization, memoryStorage, operator, type RemoveDeviceResult } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { type Harness, secretIn, setUp } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';
import { totp } from './support/reference.ts';
import { scattered } from './support/scattered-storage.ts';

const user = { id: 'alice', name: 'alice' };
const userId = 'alice';
const desk = operator({ by: 'maria', reason: 'phone lost' });
const required = { ok: false, reason: 'authorization-required' };

/** Every verb that changes factors, by name. */
const verbs = {
  beginEnrollment: ({ watchword }: Harness, _deviceId: string, authorization: Authorization) =>
    watchword.beginEnrollment({ user, authorization }),
  renameDevice: ({ watchword }: Harness, deviceId: string, authorization: Authorization) =>
    watchword.renameDevice({ userId, deviceId, name: 'Tablet', authorization }),
  removeDevice: ({ watchword }: Harness, deviceId: string, authorization: Authorization) =>
    watchword.removeDevice({ userId, deviceId, authorization }),
  regenerateRecoveryCodes: ({ watchword }: Harness, _deviceId: string, authorization: Authorization) =>
    watchword.regenerateRecoveryCodes({ userId, authorization }),
  reset: ({ watchword }: Harness, _deviceId: string, authorization: Authorization) =>
    watchword.reset({ userId, authorization }),
  erase: ({ watchword }: Harness, _deviceId: string, authorization: Authorization) =>
    watchword.erase({ userId, authorization }),
};

async function ticketFor({ watchword }: Harness): Promise<string> {
  const answer = await watchword.reset({ userId, authorization: desk });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.ticket;
}

/** The proof in place of the one that removed a device. */
function mintedBy(removed: RemoveDeviceResult): string {
  if (!removed.ok || removed.proof === undefined) throw new Error('No proof was minted.');
  return removed.proof;
}

/** All that looks like an operator and was not made by operator(). */
function forgedOperators(): unknown[] {
  const prototype = Object.getPrototypeOf(desk) as object;
  return [
    structuredClone(desk),
    Object.assign({}, desk),
    Object.create(desk),
    Object.assign(Object.create(prototype) as object, { by: 'maria', reason: 'phone lost' }),
    new Proxy(desk, {}),
    JSON.parse('{"type":"operator","by":"maria","reason":"x","#brand":true,"__proto__":{"brand":true}}'),
    { type: 'operator', by: 'maria', reason: 'phone lost' },
  ];
}

describe.each(Object.entries(verbs))('%s', (_verb, change) => {
  it('A29 A30 is opened by nothing that only looks like an operator', async () => {
    const harness = setUp();
    const { deviceId } = await linkDevice(harness);
    const before = await harness.storage.load(userId);
    for (const forged of forgedOperators()) {
      expect(await change(harness, deviceId, forged as Authorization)).toEqual(required);
    }
    expect(await harness.storage.load(userId)).toEqual(before);
  });

  it('A29 A30 N12 is opened by no ticket that a device was linked with', async () => {
    const harness = setUp();
    const ticket = await ticketFor(harness);
    const { deviceId } = await linkDevice(harness, { authorization: ticket });
    expect(await change(harness, deviceId, ticket)).toEqual(required);
    expect(await harness.watchword.status({ userId })).toMatchObject({ devices: [{ id: deviceId }] });
  });

  it('A29 A38 N12 is opened by no fresh proof from before the factors changed', async () => {
    const harness = setUp();
    const first = await linkDevice(harness);
    const second = await linkDevice(harness, { authorization: first.proof });
    expect(await change(harness, second.deviceId, first.proof)).toEqual(required);
    expect((await harness.watchword.status({ userId })).devices).toHaveLength(2);
  });

  it('A29 A39 is opened by no proof that is from more than a minute ahead', async () => {
    const harness = setUp();
    const { deviceId, proof } = await linkDevice(harness);
    harness.clock.advance(-151);
    expect(await change(harness, deviceId, proof)).toEqual(required);
  });
});

describe('an unused ticket', () => {
  it('A29 N19 opens a first enrollment and nothing else', async () => {
    const harness = setUp();
    const ticket = await ticketFor(harness);
    const { beginEnrollment, ...others } = verbs;
    for (const change of Object.values(others)) expect(await change(harness, 'x', ticket)).toEqual(required);
    expect(await beginEnrollment(harness, 'x', ticket)).toMatchObject({ ok: true });
  });

  it('A29 N12 used by two at once links one device', async () => {
    for (let round = 0; round < 25; round += 1) {
      const storage = scattered(memoryStorage(), `round ${round}`);
      const harness = setUp({ storage, policy: { firstEnrollment: 'ticket' } });
      const authorization = await ticketFor(harness);
      const answers = await Promise.all(
        [harness.watchword, harness.another()].map(async (watchword) => {
          const begun = await watchword.beginEnrollment({ user, authorization });
          if (!begun.ok) return begun;
          const { enrollmentId, uri } = begun;
          const code = totp(secretIn(uri), harness.clock.read());
          return watchword.confirmEnrollment({ user, enrollmentId, code });
        }),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await harness.watchword.status({ userId })).devices).toHaveLength(1);
    }
  });

  it('A29 is no earlier proof that opens the second counter', async () => {
    const harness = setUp();
    const known = await ticketFor(harness);
    const linked = await linkDevice(harness, { authorization: known });
    await fail(harness, linked, 5);
    expect(await harness.watchword.verify({ userId, code: linked.wrong() })).toMatchObject({ retryAfterSeconds: 30 });
    const answer = await harness.watchword.verify({ userId, code: linked.code(), known });
    expect(answer).toMatchObject({ reason: 'throttled' });
  });
});

describe('one proof in two hands', () => {
  it('A29 A38 N16 removes one of two devices, not both: with the first it has ended', async () => {
    for (let round = 0; round < 25; round += 1) {
      const harness = setUp({ storage: scattered(memoryStorage(), `round ${round}`) });
      const first = await linkDevice(harness);
      const second = await linkDevice(harness, { authorization: first.proof });
      const authorization = second.proof;
      const removals = [first, second].map(({ deviceId }) =>
        harness.another().removeDevice({ userId, deviceId, authorization }),
      );
      const answers = await Promise.all(removals);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers).toContainEqual(required);
      expect(await harness.watchword.status({ userId })).toMatchObject({ recoveryCodesLeft: 10, devices: [{}] });
    }
  });

  it('A30 A38 ends an enrollment that the thief began, once the owner removes a device', async () => {
    const harness = setUp();
    const first = await linkDevice(harness);
    const second = await linkDevice(harness, { authorization: first.proof });
    const begun = await harness.watchword.beginEnrollment({ user, authorization: second.proof });
    if (!begun.ok) throw new Error(begun.reason);
    const { deviceId } = first;
    await harness.watchword.removeDevice({ userId, deviceId, authorization: second.proof });
    const code = totp(secretIn(begun.uri), harness.clock.read());
    const answer = await harness.watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code });
    expect(answer).toEqual({ ok: false, reason: 'no-pending' });
  });

  it('A29 N12 is not made younger by removing a device again and again', async () => {
    const harness = setUp();
    const devices = [await linkDevice(harness)];
    for (let n = 0; n < 2; n += 1) {
      devices.push(await linkDevice(harness, { authorization: devices.at(-1)!.proof }));
    }
    const { deviceId } = devices[0]!;
    const authorization = devices.at(-1)!.proof;
    harness.clock.advance(209);
    const removed = await harness.watchword.removeDevice({ userId, deviceId, authorization });
    harness.clock.advance(1);
    const next = { userId, deviceId: devices[1]!.deviceId, authorization: mintedBy(removed) };
    expect(removed.ok).toBe(true);
    expect(await harness.watchword.removeDevice(next)).toEqual(required);
  });

  it('A30 N16 is minted for the session of the proof before, and for no other', async () => {
    const harness = setUp();
    const { deviceId, proof } = await linkDevice(harness, { binding: 'session' });
    const change = { userId, deviceId, authorization: proof, binding: 'session' };
    const removed = await harness.watchword.removeDevice(change);
    const minted = mintedBy(removed);
    const read = (binding?: string) => harness.watchword.readProof({ userId, proof: minted, binding });
    expect([(await read('session')).ok, (await read()).ok, (await read('other')).ok]).toEqual([true, false, false]);
  });
});

describe('an account that is disabled', () => {
  it('A30 N7 N12 lets no fresh proof of an app and no operator begin; a recovery code does, and only in its session', async () => {
    const harness = setUp();
    const linked = await linkDevice(harness);
    const { watchword, clock } = harness;
    const linkedAt = clock.read();
    await fail(harness, linked, 50);
    expect(await watchword.status({ userId })).toMatchObject({ disabled: true });
    // Fifty failures take days, so only a clock that is set back finds the proof of the app fresh.
    clock.set(linkedAt);
    expect(await watchword.requireProof({ userId, proof: linked.proof, maxAgeSeconds: 300 })).toMatchObject({
      ok: true,
    });
    const back = await watchword.verify({ userId, code: linked.recoveryCodes[0], binding: 'session' });
    const authorization = back.ok ? back.proof : '';
    for (const [given, binding] of [
      [desk, undefined],
      [linked.proof, undefined],
      [authorization, undefined],
      [authorization, 'other'],
    ] as const) {
      expect(await watchword.beginEnrollment({ user, authorization: given, binding })).toEqual(required);
    }
    const begun = await watchword.beginEnrollment({ user, authorization, binding: 'session' });
    expect(begun).toMatchObject({ ok: true });
  });
});
