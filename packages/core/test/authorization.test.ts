import { describe, expect, it } from 'vitest';
import { type Authorization, type OperatorInput, operator } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { begin, type Harness, secretIn, setUp, told } from './support/harness.ts';
import { totp } from './support/reference.ts';

const user = { id: 'alice', name: 'alice' };
const desk = operator({ by: 'maria', reason: 'phone lost' });

/** Links one more device, with whatever authorization that takes. */
async function link(harness: Harness, id = 'alice', authorization?: Authorization, binding?: string) {
  const owner = { id, name: id };
  const begun = await harness.watchword.beginEnrollment({ user: owner, authorization, binding });
  if (!begun.ok) throw new Error(begun.reason);
  const code = totp(secretIn(begun.uri), harness.clock.read());
  const { enrollmentId } = begun;
  const answer = await harness.watchword.confirmEnrollment({ user: owner, enrollmentId, code, binding });
  if (!answer.ok) throw new Error(answer.reason);
  return { deviceId: answer.device.id, proof: answer.proof };
}

/** Every verb that changes factors. */
function changesOf({ watchword }: Harness, deviceId: string) {
  type Change = (authorization: Authorization, binding?: string) => Promise<{ readonly ok: boolean }>;
  const userId = 'alice';
  return {
    beginEnrollment: (authorization, binding) => watchword.beginEnrollment({ user, authorization, binding }),
    renameDevice: (authorization, binding) =>
      watchword.renameDevice({ userId, deviceId, name: 'Tablet', authorization, binding }),
    removeDevice: (authorization, binding) => watchword.removeDevice({ userId, deviceId, authorization, binding }),
    regenerateRecoveryCodes: (authorization, binding) =>
      watchword.regenerateRecoveryCodes({ userId, authorization, binding }),
    reset: (authorization, binding) => watchword.reset({ userId, authorization, binding }),
    erase: (authorization, binding) => watchword.erase({ userId, authorization, binding }),
  } satisfies Record<string, Change>;
}

const verbs = ['beginEnrollment', 'renameDevice', 'removeDevice', 'regenerateRecoveryCodes', 'reset', 'erase'] as const;
const opensByProof = (verb: string) => verb !== 'reset';
const opensByOperator = (verb: string) => ['removeDevice', 'reset', 'erase'].includes(verb);

describe.each(verbs)('%s', (verb) => {
  it('A29 A30 N12 N19 is opened by nothing that is no fresh authorization of this user and session', async () => {
    const harness = setUp();
    const { deviceId } = await link(harness, 'alice', undefined, 'session');
    const bobs = await link(harness, 'bob', undefined, 'session');
    const ticket = await harness.watchword.reset({ userId: 'carol', authorization: desk });
    const forged = [
      undefined,
      null,
      '',
      'x',
      7,
      {},
      [],
      JSON.parse(JSON.stringify(desk)),
      { by: desk.by, reason: desk.reason },
    ];
    for (const authorization of [...forged, bobs.proof, ticket.ok ? ticket.ticket : ''] as Authorization[]) {
      const answer = await changesOf(harness, deviceId)[verb](authorization, 'session');
      expect(answer).toEqual({ ok: false, reason: 'authorization-required' });
    }
    expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ devices: [{ id: deviceId }] });
  });

  it('A29 A39 is opened by a proof in its own session, until it is five minutes old', async () => {
    for (const [binding, seconds, opens] of [
      ['session', 299, true],
      ['session', 300, false],
      ['other', 0, false],
      [undefined, 0, false],
    ] as const) {
      const harness = setUp();
      const { deviceId, proof } = await link(harness, 'alice', undefined, 'session');
      harness.clock.advance(seconds);
      const answer = await changesOf(harness, deviceId)[verb](proof, binding);
      expect(answer.ok).toBe(opens && opensByProof(verb));
    }
  });

  it('A29 is opened by an operator only if it hands out neither secret nor codes', async () => {
    const harness = setUp();
    const { deviceId } = await link(harness);
    expect((await changesOf(harness, deviceId)[verb](desk, undefined)).ok).toBe(opensByOperator(verb));
  });
});

describe('changes of devices', () => {
  it('N11 link up to five devices, and not a sixth', async () => {
    const harness = setUp();
    let { proof } = await link(harness);
    for (let n = 1; n < 5; n += 1) ({ proof } = await link(harness, 'alice', proof));
    expect((await harness.watchword.status({ userId: 'alice' })).devices).toHaveLength(5);
    const sixth = await harness.watchword.beginEnrollment({ user, authorization: proof });
    expect(sixth).toEqual({ ok: false, reason: 'too-many-devices' });
  });

  it('V6 N16 A38 remove one: a new proof takes the place of the old one, pending enrollments end', async () => {
    const harness = setUp();
    const first = await link(harness, 'alice', undefined, 's');
    const second = await link(harness, 'alice', first.proof, 's');
    harness.clock.advance(60);
    await harness.watchword.beginEnrollment({ user, authorization: second.proof, binding: 's' });
    const change = { userId: 'alice', authorization: second.proof, binding: 's' };
    const removed = await harness.watchword.removeDevice({ ...change, deviceId: first.deviceId });
    if (!removed.ok || removed.proof === undefined) throw new Error('No new proof.');
    const require = (proof: string) => harness.watchword.requireProof({ userId: 'alice', proof, binding: 's' });
    expect(await require(second.proof)).toEqual({ ok: false, reason: 'revoked' });
    expect(await require(removed.proof)).toMatchObject({
      ok: true,
      method: 'enrollment',
      authenticatedAt: harness.clock.read() - 60_000,
    });
    const status = await harness.watchword.status({ userId: 'alice' });
    expect(status).toMatchObject({ devices: [{ id: second.deviceId }], recoveryCodesLeft: 10 });
    expect(status).not.toHaveProperty('pending');
  });

  it('N16 remove the last: the recovery codes go with it, and a first enrollment is one again', async () => {
    const harness = setUp();
    const { deviceId, proof } = await link(harness);
    await harness.watchword.removeDevice({ userId: 'alice', deviceId, authorization: proof });
    expect(await harness.watchword.status({ userId: 'alice' })).toEqual({
      devices: [],
      recoveryCodesLeft: 0,
      disabled: false,
    });
    expect(await harness.watchword.beginEnrollment({ user })).toMatchObject({ ok: true });
  });

  it('N11 name what is not there, and names that cannot be shown', async () => {
    const harness = setUp();
    const { deviceId, proof: authorization } = await link(harness);
    const change = { userId: 'alice', authorization };
    const { watchword } = harness;
    const missing = { ok: false, reason: 'not-found' };
    expect(await watchword.renameDevice({ ...change, deviceId: 'x', name: 'Tablet' })).toEqual(missing);
    expect(await watchword.removeDevice({ ...change, deviceId: 'x' })).toEqual(missing);
    const unnamed = await watchword.renameDevice({ ...change, deviceId, name: ' ' });
    expect(unnamed).toMatchObject({ reason: 'invalid-name', field: 'name', message: 'The device name is empty.' });
    const renamed = await watchword.renameDevice({ ...change, deviceId, name: ' Tablet ' });
    expect(renamed).toMatchObject({ ok: true, device: { id: deviceId, name: 'Tablet' } });
    expect(await watchword.status({ userId: 'alice' })).toMatchObject({ devices: [{ name: 'Tablet' }] });
  });

  it('N11 rename one device and leave the others their names', async () => {
    const harness = setUp();
    const first = await link(harness);
    const { proof: authorization } = await link(harness, 'alice', first.proof);
    const { deviceId } = first;
    await harness.watchword.renameDevice({ userId: 'alice', authorization, deviceId, name: 'Tablet' });
    const { devices } = await harness.watchword.status({ userId: 'alice' });
    expect(devices.map(({ name }) => name)).toEqual(['Tablet', 'Authenticator app']);
    const require = harness.watchword.requireProof({ userId: 'alice', proof: authorization });
    expect(await require).toMatchObject({ ok: true });
  });

  it('N19 make no codes for a user without a device', async () => {
    const harness = setUp();
    const { deviceId, proof } = await link(harness);
    const removed = await harness.watchword.removeDevice({ userId: 'alice', deviceId, authorization: proof });
    const authorization = removed.ok ? (removed.proof ?? '') : '';
    const answer = await harness.watchword.regenerateRecoveryCodes({ userId: 'alice', authorization });
    expect(answer).toEqual({ ok: false, reason: 'not-found' });
  });

  it('A38 N15 reset takes every factor, ends proofs, and says who did it and why', async () => {
    const harness = setUp();
    const { proof } = await link(harness);
    await harness.watchword.reset({ userId: 'alice', authorization: desk });
    await told();
    expect(await harness.watchword.requireProof({ userId: 'alice', proof })).toEqual({ ok: false, reason: 'revoked' });
    expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ devices: [], recoveryCodesLeft: 0 });
    const by = { type: 'operator', by: 'maria', reason: 'phone lost' };
    expect(harness.events.at(-1)).toMatchObject({ type: 'factors-reset', authorizedBy: by });
  });

  it('A38 N15 erase leaves neither record nor history, and nothing to erase again', async () => {
    const harness = setUp();
    const { proof } = await link(harness);
    const erase = () => harness.watchword.erase({ userId: 'alice', authorization: desk });
    expect(await erase()).toEqual({ ok: true });
    await told();
    expect(harness.events.at(-1)).toMatchObject({ type: 'account-erased', authorizedBy: { by: 'maria' } });
    expect(await harness.storage.load('alice')).toBeUndefined();
    expect(await harness.watchword.history({ userId: 'alice' })).toEqual({ events: [] });
    expect(await erase()).toEqual({ ok: false, reason: 'not-found' });
    expect(await harness.watchword.requireProof({ userId: 'alice', proof })).toEqual({ ok: false, reason: 'revoked' });
  });
});

async function ticketFor({ watchword }: Harness, userId = 'alice'): Promise<string> {
  const answer = await watchword.reset({ userId, authorization: desk });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.ticket;
}

describe('a ticket', () => {
  it('V18 A32 is not shown by the answer that holds it, unless it is read by name', async () => {
    const answer = await setUp().watchword.reset({ userId: 'alice', authorization: desk });
    expect(JSON.stringify(answer)).toMatch(/^{"ok":true,"expiresAt":\d+}$/);
  });

  const policy = { firstEnrollment: 'ticket' } as const;

  it('V11 A29 N12 is what a first enrollment takes if the policy says so, once', async () => {
    const harness = setUp({ policy });
    expect(await harness.watchword.beginEnrollment({ user })).toEqual({ ok: false, reason: 'authorization-required' });
    const ticket = await ticketFor(harness);
    const { deviceId, proof } = await link(harness, 'alice', ticket);
    await harness.watchword.removeDevice({ userId: 'alice', deviceId, authorization: proof });
    const again = await harness.watchword.beginEnrollment({ user, authorization: ticket });
    expect(again).toEqual({ ok: false, reason: 'authorization-required' });
  });

  it('A29 ends after 24 hours, with the next one, and is good for one user', async () => {
    const harness = setUp({ policy });
    const first = await ticketFor(harness);
    const second = await ticketFor(harness);
    const opens = async (authorization: string, id = 'alice') =>
      (await harness.watchword.beginEnrollment({ user: { id, name: id }, authorization })).ok;
    expect(await opens(first)).toBe(false);
    expect(await opens(second, 'bob')).toBe(false);
    harness.clock.advance(86_399);
    expect(await opens(second)).toBe(true);
    harness.clock.advance(1);
    expect(await opens(second)).toBe(false);
  });

  it('A39 is no proof', async () => {
    const harness = setUp();
    await begin(harness.watchword);
    const answer = await harness.watchword.requireProof({ userId: 'alice', proof: await ticketFor(harness) });
    expect(answer).toEqual({ ok: false, reason: 'invalid' });
  });
});

describe('an operator', () => {
  it.each([{ by: '', reason: 'x' }, { by: 'x' }, { by: 'x', reason: 'a\nb' }, { by: 7, reason: 'x' }])(
    'N15 needs a name and a reason that can be kept: %j',
    async (input) => {
      expect(await failureOf(() => operator(input as OperatorInput))).toMatchObject({ code: 'misuse' });
    },
  );
});
