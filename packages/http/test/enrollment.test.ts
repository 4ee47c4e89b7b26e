import { operator } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { begin, challenged, link } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';

const user = { id: 'alice', name: 'alice' };

describe('to begin', () => {
  test('answers the secret three times over: to scan, to tap and to type', async () => {
    const site = openSite();
    const { status, body } = await site.visitor().post('enrollments', { deviceName: 'Phone' });
    expect(status).toBe(200);
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/My%20HPC:alice\?secret=/);
    expect(body.uri).toContain(body.manualKey?.replaceAll(' ', ''));
    expect(body.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(body).toMatchObject({ expiresAt: site.clock.now + 600_000 });
    expect((await site.watchword.status({ userId: 'alice' })).pending?.name).toBe('Phone');
  });

  test('A34 is refused, with what is missing, who does not meet the prerequisites, now or at the end', async () => {
    let met = false;
    const prerequisites = [{ id: 'project', description: 'Be in a project', helpUrl: '/help', check: () => met }];
    const site = openSite({ prerequisites });
    const visitor = site.visitor();
    const refused = await visitor.post('enrollments');
    const unmet = [{ id: 'project', description: 'Be in a project', helpUrl: '/help' }];
    expect(refused).toMatchObject({ status: 403, code: 'not-eligible', body: { unmet } });
    met = true;
    const { confirm } = await begin(site, visitor);
    met = false;
    expect(await confirm()).toMatchObject({ status: 403, code: 'not-eligible', body: { unmet } });
  });

  test('A22 R1 more than ten times an hour is too soon', async () => {
    const site = openSite();
    const visitor = site.visitor();
    for (let times = 0; times < 10; times += 1) await begin(site, visitor);
    const { status, code, headers } = await visitor.post('enrollments');
    expect([status, code, headers.get('retry-after')]).toEqual([429, 'too-soon', '3600']);
    expect(headers.get('ratelimit')).toBe('"set-up";r=0;t=3600');
  });

  test('A44 with a name that cannot be shown is refused in words', async () => {
    const reply = await openSite().visitor().post('enrollments', { deviceName: 'a\nb' });
    expect(reply).toMatchObject({ status: 422, code: 'invalid-name' });
    expect(reply.body.detail).toBe('The device name holds an invisible control character.');
  });

  test('A26 leaves the linked device as it is', async () => {
    const site = openSite();
    const { visitor, code } = await link(site);
    await begin(site, visitor);
    expect((await site.visitor().post('verify', { code: code() })).status).toBe(200);
  });

  test('N11 more than five devices is too many', async () => {
    const site = openSite({ policy: { maxDevices: 1 } });
    const { visitor } = await link(site);
    expect(await visitor.post('enrollments')).toMatchObject({ status: 409, code: 'too-many-devices' });
  });

  test.each(['secret', 'uri', 'user', 'authorization', 'algorithm'])('A27 with %s is malformed', async (field) => {
    const reply = await openSite()
      .visitor()
      .post('enrollments', { [field]: 'JBSWY3DPEHPK3PXP' });
    expect(reply).toMatchObject({ status: 400, code: 'malformed' });
  });
});

describe('another device', () => {
  test('A30 N12 is not begun on the strength of a password', async () => {
    const site = openSite();
    const { visitor } = await challenged(site);
    expect(await visitor.post('enrollments')).toMatchObject({ status: 403, code: 'second-factor-required' });
    expect((await site.watchword.status({ userId: 'alice' })).pending).toBeUndefined();
  });

  test('V14 needs a code from the last minutes, not just a session', async () => {
    const site = openSite();
    const { visitor, code } = await link(site);
    site.clock.now += 300_000;
    expect(await visitor.post('enrollments')).toMatchObject({ status: 403, code: 'authorization-required' });
    await visitor.post('verify', { code: code() });
    const { confirm } = await begin(site, visitor);
    const { body } = await confirm();
    expect(body.recoveryCodes).toBeUndefined();
    expect((await visitor.get('status')).body.devices).toHaveLength(2);
  });

  test('A38 ends what was proven in other sessions', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    site.clock.now += 30_000;
    await other.post('verify', { code: code() });
    await link(site, other);
    expect((await visitor.get('history')).code).toBe('second-factor-required');
    expect((await other.get('history')).status).toBe(200);
  });
});

describe('to confirm', () => {
  test('N17 links the device, proves the session under a new id, and answers recovery codes once', async () => {
    const site = openSite();
    const visitor = site.visitor();
    const { enrollmentId, confirm } = await begin(site, visitor, { deviceName: 'Phone' });
    const before = visitor.session;
    const { status, body } = await confirm();
    expect(status).toBe(200);
    expect(body.device).toMatchObject({ id: enrollmentId, name: 'Phone' });
    expect(body.recoveryCodes).toHaveLength(10);
    expect(visitor.session).not.toBe(before);
    expect(site.sessions.issued[0]?.about.cause).toBe('device-added');
    expect((await visitor.get('status')).body).toMatchObject({ method: 'enrollment', recoveryCodesLeft: 10 });
  });

  test('A36 binds the proof to the value that the host has for the session as it is to be', async () => {
    const site = openSite();
    const visitor = site.visitor();
    const { confirm } = await begin(site, visitor);
    site.sessions.nextBinding = 'another value';
    await confirm();
    expect(site.sessions.issued[0]?.about.binding).toBe('another value');
    expect((await visitor.get('history')).status).toBe(200);
  });

  test('A4 spends the code with it', async () => {
    const site = openSite();
    const { code, confirm } = await begin(site, site.visitor());
    await confirm();
    expect((await site.visitor().post('verify', { code: code() })).code).toBe('already-used');
  });

  test('of two clicks, the second finds it linked, whichever session it still has', async () => {
    const site = openSite();
    const visitor = site.visitor();
    const { code, enrollmentId, confirm } = await begin(site, visitor);
    const replies = await Promise.all([confirm(), confirm()]);
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    expect(replies[1]?.code).toBe('already-confirmed');
    expect((await confirm()).code).toBe('already-confirmed');
    const late = await site.visitor().post(`enrollments/${enrollmentId}/confirm`, { code: code() });
    expect(late.code).toBe('already-confirmed');
  });

  test('A30 is for nobody who has a device and has not shown it', async () => {
    const site = openSite();
    const { visitor: owner } = await link(site);
    const { enrollmentId, code } = await begin(site, owner);
    const stranger = site.visitor();
    const path = `enrollments/${enrollmentId}/confirm`;
    expect((await stranger.post(path, { code: code() })).code).toBe('second-factor-required');
    expect((await stranger.post('enrollments/none/confirm', { code: code() })).code).toBe('second-factor-required');
    expect((await owner.post(path, { code: code() })).status).toBe(200);
  });

  test('A22 takes ten wrong codes, and not the right one after them', async () => {
    const site = openSite();
    const { code, confirm } = await begin(site, site.visitor());
    const other = code(600);
    expect((await confirm(other)).body).toMatchObject({ code: 'wrong-code', attemptsLeft: 9 });
    for (let times = 1; times < 10; times += 1) await confirm(other);
    expect(await confirm()).toMatchObject({ status: 409, code: 'too-many-attempts' });
  });

  test('says that the clock of the device is behind', async () => {
    const site = openSite();
    const { code, confirm } = await begin(site, site.visitor());
    expect((await confirm(code(-120))).body).toMatchObject({ code: 'wrong-code', clockSkewSeconds: 120 });
  });

  test('N17 after ten minutes is too late', async () => {
    const site = openSite();
    const { confirm } = await begin(site, site.visitor());
    site.clock.now += 600_000;
    expect(await confirm()).toMatchObject({ status: 410, code: 'expired' });
  });

  test('A28 of two begun, the first says that it was superseded, and the last counts', async () => {
    const site = openSite();
    const visitor = site.visitor();
    const [first, last] = [await begin(site, visitor), await begin(site, visitor)];
    expect(await first.confirm()).toMatchObject({ status: 409, code: 'superseded' });
    expect((await last.confirm()).status).toBe(200);
  });

  test('nothing that was begun is 404', async () => {
    const reply = await openSite().visitor().post('enrollments/none/confirm', { code: '123456' });
    expect(reply).toMatchObject({ status: 404, code: 'no-pending' });
  });

  test('A14 confirms nothing of another user', async () => {
    const site = openSite();
    const { enrollmentId, code } = await begin(site, site.visitor('alice'));
    const reply = await site.visitor('bob').post(`enrollments/${enrollmentId}/confirm`, { code: code() });
    expect(reply.code).toBe('no-pending');
    expect((await site.watchword.status({ userId: 'alice' })).devices).toEqual([]);
  });

  test('T9 whose proof cannot be kept shows no recovery codes, and the device is linked', async () => {
    const site = openSite();
    const visitor = site.visitor();
    const { code, confirm } = await begin(site, visitor);
    site.sessions.failing = new Error('session store down');
    const { status, text } = await confirm();
    expect(status).toBe(500);
    expect(text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    site.sessions.failing = undefined;
    site.clock.now += 30_000;
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
    expect((await visitor.post('recovery-codes')).body.recoveryCodes).toHaveLength(10);
  });
});

describe('where the first device needs a ticket', () => {
  test('P1 none, another user’s, a used one or a proof is no ticket', async () => {
    const site = ticketSite();
    const ticket = await ticketFor(site, 'alice');
    const theirs = await ticketFor(site, 'bob');
    const visitor = site.visitor();
    for (const body of [{}, { ticket: '' }, { ticket: theirs }, { ticket: ticket.toUpperCase() }]) {
      expect(await visitor.post('enrollments', body)).toMatchObject({ status: 403, code: 'ticket-required' });
    }
    const { confirm } = await begin(site, visitor, { ticket });
    await confirm();
    const { proof } = site.sessions.issued[0]!;
    expect((await visitor.post('enrollments', { ticket })).code).toBe('authorization-required');
    expect((await site.visitor().post('enrollments', { ticket })).code).toBe('second-factor-required');
    expect((await site.visitor().post('enrollments', { ticket: proof })).code).toBe('second-factor-required');
  });

  test('a session that had removed the last device needs one too', async () => {
    const site = ticketSite();
    const visitor = site.visitor();
    const { enrollmentId, confirm } = await begin(site, visitor, { ticket: await ticketFor(site, 'alice') });
    await confirm();
    expect((await visitor.delete(`devices/${enrollmentId}`)).status).toBe(204);
    expect((await visitor.post('enrollments')).code).toBe('ticket-required');
    await begin(site, visitor, { ticket: await ticketFor(site, 'alice') });
  });
});

function ticketSite(): Site {
  return openSite({ policy: { firstEnrollment: 'ticket' } });
}

async function ticketFor({ watchword }: Site, userId: string): Promise<string> {
  const authorization = operator({ by: 'maria', reason: 'identity checked' });
  const reset = await watchword.reset({ userId, authorization });
  if (!reset.ok) throw new Error('There is no ticket.');
  return reset.ticket;
}

test('A37 who enrolled over another channel is challenged here', async () => {
  const site = openSite();
  const visitor = site.visitor();
  const begun = await site.watchword.beginEnrollment({ user });
  expect(begun.ok && (await visitor.get('status')).body).toEqual({ enrolled: false, disabled: false });
  await link(site, site.visitor());
  expect((await visitor.get('status')).body).toEqual({ enrolled: true, disabled: false });
  expect((await visitor.post('enrollments')).code).toBe('second-factor-required');
});
