import { parseList } from 'structured-headers';
import { describe, expect, test } from 'vitest';
import { begin, challenged, link, type Person } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';

describe('a code', () => {
  test('A36 V12 that is right proves the session, under a new id, and the answer does not repeat the proof', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const before = visitor.session;
    const { status, body, text } = await visitor.post('verify', { code: code() });
    expect(status).toBe(200);
    expect(body).toMatchObject({ method: 'totp', recoveryCodesLeft: 10, failuresSinceLastSuccess: 0 });
    expect(text).not.toContain('ww1.');
    expect(site.sessions.issued.at(-1)?.about.cause).toBe('code-accepted');
    expect((await visitor.get('status')).body).toMatchObject({ method: 'totp', authenticatedAt: site.clock.now });
    visitor.session = before;
    expect((await visitor.get('status')).code).toBe('not-signed-in');
  });

  test('W1 is taken as it was pasted, with spaces, and keeps its leading zeros', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    while (!code().startsWith('0')) site.clock.now += 30_000;
    const typed = ` ${code().slice(0, 3)} ${code().slice(3)} `;
    expect((await visitor.post('verify', { code: typed })).status).toBe(200);
  });

  test('A1 A40 sent by twenty sessions at once proves one of them', async () => {
    const site = openSite();
    const { code } = await link(site);
    const visitors = Array.from({ length: 20 }, () => site.visitor());
    const replies = await Promise.all(visitors.map((visitor) => visitor.post('verify', { code: code() })));
    const [accepted, ...refused] = replies.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(accepted).toBe(200);
    expect(new Set(refused)).toEqual(new Set([409]));
  });

  test('N5 that was used in another session is refused, with the seconds until the next', async () => {
    const site = openSite();
    const { code } = await link(site);
    await site.visitor().post('verify', { code: code() });
    const { status, code: problem, body, headers } = await site.visitor().post('verify', { code: code() });
    expect([status, problem, body.retryAfterSeconds]).toEqual([409, 'already-used', 15]);
    expect(headers.get('retry-after')).toBeNull();
    expect(headers.get('ratelimit')).toBeNull();
  });

  test('that is wrong is 422, and says so when the clock of the device is behind', async () => {
    const site = openSite();
    const { visitor, code, wrong } = await challenged(site);
    expect(await visitor.post('verify', { code: wrong() })).toMatchObject({ status: 422, code: 'wrong-code' });
    expect((await visitor.post('verify', { code: code(-180) })).body).toMatchObject({ clockSkewSeconds: 180 });
  });

  test('of a user without a device is 409', async () => {
    const reply = await openSite().visitor().post('verify', { code: '123456' });
    expect(reply).toMatchObject({ status: 409, code: 'not-enrolled' });
  });

  test('A12 from the list of recovery codes is taken in the same place, once', async () => {
    const site = openSite();
    const { visitor, recoveryCodes } = await challenged(site);
    const [recovery = ''] = recoveryCodes;
    const { body } = await visitor.post('verify', { code: recovery.toLowerCase() });
    expect(body).toMatchObject({ method: 'recovery-code', recoveryCodesLeft: 9 });
    expect(body.device).toBeUndefined();
    expect((await site.visitor().post('verify', { code: recovery })).code).toBe('wrong-code');
  });
});

describe('a code sent twice by one session', () => {
  test('goes on, and spends nothing more', async () => {
    const site = openSite();
    const { visitor, code, deviceId } = await challenged(site);
    const first = await visitor.post('verify', { code: code() });
    const { session } = visitor;
    const second = await visitor.post('verify', { code: code() });
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    expect(second.body.device?.id).toBe(deviceId);
    expect(visitor.session).toBe(session);
    expect(site.sessions.issued).toHaveLength(2);
  });

  test('A40 opens no other session, however often', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    for (let times = 0; times < 3; times += 1) expect((await other.post('verify', { code: code() })).status).toBe(409);
    expect((await other.get('history')).code).toBe('second-factor-required');
  });

  test('goes on while the code may still be alive, and not with a proof of long before', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const early = code(30);
    await visitor.post('verify', { code: early });
    site.clock.now += 74_000;
    expect((await visitor.post('verify', { code: early })).body).toMatchObject({ repeated: true });
    site.clock.now += 60_000;
    await site.visitor().post('verify', { code: code() });
    expect((await visitor.post('verify', { code: code() })).code).toBe('already-used');
  });

  test('A38 does not go on once the proof has ended', async () => {
    const site = openSite();
    const { visitor, code, recoveryCodes } = await challenged(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    await other.post('verify', { code: recoveryCodes[0] });
    const second = await begin(site, other);
    expect((await second.confirm()).status).toBe(200);
    expect((await visitor.post('verify', { code: code() })).code).toBe('already-used');
  });

  test('a wrong code does not go on', async () => {
    const site = openSite();
    const { visitor, code, wrong } = await challenged(site);
    await visitor.post('verify', { code: code() });
    expect((await visitor.post('verify', { code: wrong() })).code).toBe('wrong-code');
  });
});

async function guess(visitor: Person['visitor'], wrong: string, times: number) {
  for (let guess = 1; guess < times; guess += 1) await visitor.post('verify', { code: wrong });
  return visitor.post('verify', { code: wrong });
}

describe('guessing', () => {
  test('A17 R1 R2 has to wait from the sixth wrong code on, in whole seconds and in structured fields', async () => {
    const site = openSite();
    const { visitor, code, wrong } = await challenged(site);
    const sixth = await guess(visitor, wrong(), 6);
    expect(sixth).toMatchObject({ status: 422, body: { retryAfterSeconds: 30 } });
    site.clock.now += 500;
    const { status, headers, code: problem, body } = await visitor.post('verify', { code: code() });
    expect([status, problem, body.retryAfterSeconds]).toEqual([429, 'throttled', 30]);
    expect(headers.get('retry-after')).toBe('30');
    const [[name, parameters] = []] = parseList(headers.get('ratelimit') ?? '') as [string, Map<string, unknown>][];
    expect([name, parameters?.get('r'), parameters?.get('t')]).toEqual(['codes', 0, 30]);
  });

  test('R1 who waits as long as was said is looked at again', async () => {
    const site = openSite();
    const { visitor, code, wrong } = await challenged(site);
    await guess(visitor, wrong(), 6);
    const { headers } = await visitor.post('verify', { code: code() });
    site.clock.now += Number(headers.get('retry-after')) * 1000;
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('A21 A22 counts for all sessions of the user, in step-up as at sign-in', async () => {
    const site = openSite();
    const { wrong } = await link(site);
    for (let times = 0; times < 6; times += 1) await site.visitor().post('verify', { code: wrong() });
    expect((await site.visitor().post('verify', { code: wrong() })).code).toBe('throttled');
  });

  test('R3 tells nobody who is not signed in how many tries are left', async () => {
    const site = openSite();
    const { wrong } = await link(site);
    await guess(site.visitor(), wrong(), 7);
    const { status, headers, body } = await site.stranger().post('verify', { code: wrong() });
    expect(status).toBe(401);
    expect([headers.get('ratelimit'), headers.get('retry-after'), body.retryAfterSeconds]).toEqual([
      null,
      null,
      undefined,
    ]);
  });

  test('A23 by a stranger does not hold up a session that has shown a code before', async () => {
    const site = openSite();
    const { visitor, code, wrong } = await challenged(site);
    await visitor.post('verify', { code: code() });
    site.clock.now += 30_000;
    await guess(site.visitor(), wrong(), 7);
    expect((await site.visitor().post('verify', { code: code() })).code).toBe('throttled');
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('A23 nor a browser that kept an earlier proof', async () => {
    const site = openSite();
    const { visitor: before, code, wrong } = await link(site);
    await before.post('verify', { code: code() });
    site.clock.now += 90_000;
    await guess(site.visitor(), wrong(), 7);
    const visitor = site.visitor();
    site.sessions.kept.get(visitor.session ?? '')!.known = site.sessions.issued.at(-1)?.proof;
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('A24 N7 too long disables the devices, at every entry, and a recovery code is the way on', async () => {
    const site = openSite();
    const { visitor, code, recoveryCodes } = await disabled(site);
    expect(await visitor.post('verify', { code: code() })).toMatchObject({ status: 403, code: 'disabled' });
    expect((await visitor.get('status')).body).toMatchObject({ enrolled: true, disabled: true });
    expect((await visitor.post('enrollments', {})).code).toBe('second-factor-required');
    expect((await visitor.post('verify', { code: recoveryCodes[0] })).status).toBe(200);
    await link(site, visitor);
    expect((await visitor.get('status')).body).toMatchObject({
      enrolled: true,
      disabled: false,
      recoveryCodesLeft: 10,
    });
  });

  test('A24 a session that was proven before is told that the devices are disabled, and links none', async () => {
    const site = openSite({ policy: { proofSeconds: 30 * 86_400 } });
    const owner = await link(site);
    await disable(site, owner);
    expect((await owner.visitor.get('status')).body).toMatchObject({ disabled: true, method: 'enrollment' });
    expect((await owner.visitor.post('enrollments', {})).code).toBe('disabled');
  });
});

async function disabled(site: Site): Promise<Person> {
  const person = await challenged(site);
  await disable(site, person);
  return person;
}

async function disable(site: Site, { wrong }: Person): Promise<void> {
  const stranger = site.visitor();
  for (let guesses = 0; guesses < 50; guesses += 1) {
    const { body } = await stranger.post('verify', { code: wrong() });
    site.clock.now += (body.retryAfterSeconds ?? 0) * 1000;
  }
}

describe('the proof of a code', () => {
  test('T9 that cannot be kept lets nobody in, and the code is spent', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    site.sessions.failing = new Error('session store down');
    expect(await visitor.post('verify', { code: code() })).toMatchObject({ status: 500, code: 'internal-error' });
    expect(site.reported).toMatchObject([
      { error: site.sessions.failing, request: { method: 'POST', path: '/verify' } },
    ]);
    site.sessions.failing = undefined;
    expect((await visitor.post('verify', { code: code() })).code).toBe('already-used');
    expect((await visitor.get('history')).code).toBe('second-factor-required');
    site.clock.now += 30_000;
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('A39 is bound to the session that it was made in', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    site.sessions.kept.get(other.session ?? '')!.proof = site.sessions.issued.at(-1)?.proof;
    expect((await other.get('history')).code).toBe('second-factor-required');
  });

  test('A36 is bound to the value that the host has for the session as it is to be', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    site.sessions.nextBinding = 'another value';
    await visitor.post('verify', { code: code() });
    expect(site.sessions.issued.at(-1)?.about.binding).toBe('another value');
    expect((await visitor.get('history')).status).toBe(200);
    site.sessions.kept.get(visitor.session ?? '')!.binding = 'the value before';
    expect((await visitor.get('history')).code).toBe('second-factor-required');
  });
});
