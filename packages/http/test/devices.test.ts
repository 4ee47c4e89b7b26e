import { describe, expect, test } from 'vitest';
import { challenged, link } from './support/people.ts';
import { openSite } from './support/site.ts';

describe('a device', () => {
  test('gets another name, which is text whatever it looks like', async () => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    const name = '<b>"phone"</b>\\u202e';
    const { status, body, headers } = await visitor.patch(`devices/${deviceId}`, { name });
    expect([status, body.device?.name]).toEqual([200, name]);
    expect(headers.get('content-type')).toBe('application/json');
    expect((await visitor.get('status')).body.devices).toMatchObject([{ id: deviceId, name }]);
  });

  test.each([
    ['', 'empty'],
    [' \t ', 'empty'],
    ['x'.repeat(129), 'longer than 128 bytes'],
    ['\u202eevil', 'invisible'],
    ['\ud800', 'well-formed'],
    ['x\r\nSet-Cookie: a=b', 'invisible'],
  ])('A44 is not called %j', async (name, problem) => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    const { status, code, body } = await visitor.patch(`devices/${deviceId}`, { name });
    expect([status, code]).toEqual([422, 'invalid-name']);
    expect(body.detail).toContain(problem);
  });

  test('N16 that is removed signs in nowhere, and ends what was proven in other sessions', async () => {
    const site = openSite();
    const { visitor, code, deviceId } = await challenged(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    site.clock.now += 30_000;
    await other.post('verify', { code: code() });
    expect((await visitor.delete(`devices/${deviceId}`)).status).toBe(204);
    expect(site.sessions.issued.at(-1)?.about.cause).toBe('device-removed');
    site.clock.now += 30_000;
    expect((await other.post('verify', { code: code() })).code).toBe('not-enrolled');
    expect((await other.get('history')).code).toBe('second-factor-required');
    const { body } = await visitor.get('status');
    expect(body).toMatchObject({ enrolled: false, devices: [], recoveryCodesLeft: 0, method: 'totp' });
  });

  test('that is removed twice is not found the second time', async () => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    await visitor.delete(`devices/${deviceId}`);
    expect(await visitor.delete(`devices/${deviceId}`)).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('whose removal cannot be noted in the session is removed, and the session has to show a code again', async () => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    site.sessions.failing = new Error('session store down');
    expect((await visitor.delete(`devices/${deviceId}`)).status).toBe(500);
    expect((await site.watchword.status({ userId: 'alice' })).devices).toEqual([]);
    expect((await visitor.get('history')).code).toBe('second-factor-required');
  });

  test('A14 of another user is not found, and stays', async () => {
    const site = openSite();
    const { deviceId } = await link(site, site.visitor('bob'));
    const { visitor } = await link(site, site.visitor('alice'));
    expect((await visitor.delete(`devices/${deviceId}`)).status).toBe(404);
    expect((await visitor.patch(`devices/${deviceId}`, { name: 'mine' })).status).toBe(404);
    expect((await site.watchword.status({ userId: 'bob' })).devices).toMatchObject([{ name: 'Authenticator app' }]);
  });
});

describe('recovery codes', () => {
  test('A15 are made anew, and the old ones end', async () => {
    const site = openSite();
    const { visitor, recoveryCodes } = await link(site);
    const { status, body } = await visitor.post('recovery-codes');
    expect([status, body.recoveryCodes?.length]).toEqual([200, 10]);
    expect((await site.visitor().post('verify', { code: recoveryCodes[0] })).code).toBe('wrong-code');
    expect((await site.visitor().post('verify', { code: body.recoveryCodes?.[0] })).status).toBe(200);
  });

  test('are not made for who has no device any more', async () => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    await visitor.delete(`devices/${deviceId}`);
    expect(await visitor.post('recovery-codes')).toMatchObject({ status: 404, code: 'not-found' });
  });
});

test('A29 V14 a session that was proven long ago changes nothing', async () => {
  const site = openSite();
  const { visitor, deviceId } = await link(site);
  site.clock.now += 300_000;
  const replies = [
    await visitor.patch(`devices/${deviceId}`, { name: 'mine' }),
    await visitor.delete(`devices/${deviceId}`),
    await visitor.post('recovery-codes'),
    await visitor.post('enrollments'),
  ];
  for (const reply of replies) expect(reply).toMatchObject({ status: 403, code: 'authorization-required' });
  expect((await visitor.get('status')).body.devices).toMatchObject([{ name: 'Authenticator app' }]);
});
