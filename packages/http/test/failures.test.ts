import { setImmediate } from 'node:timers/promises';
import { WatchwordError, type WatchwordErrorCode } from '@watchword/core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HostSession } from '../src/index.ts';
import { begin, challenged, link } from './support/people.ts';
import { openSite } from './support/site.ts';

const usual = { user: { id: 'alice', name: 'alice' }, setProof: () => undefined } satisfies HostSession;

describe('a store that is down', () => {
  test('A9 means that nobody is let in, at every entry, and that it may be tried again', async () => {
    const site = openSite();
    const { visitor, code, deviceId, recoveryCodes } = await link(site);
    site.storage.down = true;
    const replies = [
      await visitor.get('status'),
      await visitor.get('history'),
      await visitor.post('verify', { code: code() }),
      await visitor.post('verify', { code: recoveryCodes[0] }),
      await visitor.post('enrollments'),
      await visitor.post('enrollments/some/confirm', { code: code() }),
      await visitor.post('recovery-codes'),
      await visitor.patch(`devices/${deviceId}`, { name: 'a' }),
      await visitor.delete(`devices/${deviceId}`),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status: 503, code: 'unavailable' });
    expect(site.sessions.issued).toHaveLength(1);
    expect(site.reported).toHaveLength(replies.length);
    site.storage.down = false;
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('A9 between the proof and the change lets nothing through either', async () => {
    const site = openSite();
    const { visitor } = await link(site);
    const load = site.storage.load;
    let loads = 0;
    site.storage.load = (userId) => {
      loads += 1;
      return loads === 2 ? Promise.reject(new Error('connection lost')) : load(userId);
    };
    expect((await visitor.post('recovery-codes')).status).toBe(503);
    expect((await visitor.get('status')).body).toMatchObject({ recoveryCodesLeft: 10 });
  });

  test('A18 U11 says no more than that: the cause is for onError, and not for the client', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    site.storage.down = true;
    const { text, body } = await visitor.post('verify', { code: code() });
    expect(Object.keys(body)).toEqual(['type', 'title', 'status', 'detail', 'code']);
    expect(text).not.toMatch(/alice|connection|parameters|storage/);
    const [{ error, request } = { error: undefined, request: undefined }] = site.reported;
    expect(error).toMatchObject({ code: 'storage', cause: { message: expect.stringContaining('connection lost') } });
    expect(request).toEqual({ method: 'POST', path: '/verify' });
  });
});

/** What core may throw, and what the client is told. */
const statuses: Readonly<Record<WatchwordErrorCode, number>> = {
  storage: 503,
  contention: 503,
  keys: 503,
  clock: 503,
  misuse: 500,
  'invalid-user-id': 500,
  'unknown-option': 500,
  'no-key': 500,
  'bad-key': 500,
  'unknown-key': 500,
  'corrupt-account': 500,
  'newer-schema': 500,
};

describe('an error', () => {
  test.each(Object.entries(statuses))('A9 of core with code %s is %d', async (code, expected) => {
    const site = openSite();
    const { visitor } = await link(site);
    const error = new WatchwordError(code as WatchwordErrorCode, 'The secret detail.');
    site.storage.load = () => Promise.reject(error);
    const { status, text } = await visitor.get('history');
    expect(status).toBe(expected);
    expect(text).not.toContain('secret detail');
    expect(site.reported).toEqual([{ error, request: { method: 'GET', path: '/history' } }]);
  });

  test('A9 of another copy of core counts by its name', async () => {
    const other = Object.assign(new Error('late'), { name: 'WatchwordError', code: 'contention' });
    const site = openSite({ handler: { session: () => Promise.reject(other) } });
    expect((await site.visitor().get('status')).status).toBe(503);
  });

  test.each([
    ['an Error', new Error('session store down')],
    ['text', 'session store down'],
    ['nothing', undefined],
    ['something with a code', { code: 'storage' }],
  ])('A9 of the host that is %s is 500, with nobody let in', async (_what, thrown) => {
    const site = openSite({ handler: { session: () => rejected(thrown) } });
    expect(await site.visitor().get('status')).toMatchObject({ status: 500, code: 'internal-error' });
    expect(site.reported).toEqual([{ error: thrown, request: { method: 'GET', path: '/status' } }]);
  });
});

function rejected(reason: unknown): Promise<undefined> {
  const { promise, reject } = Promise.withResolvers<undefined>();
  reject(reason);
  return promise;
}

describe('a session of the host’s', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['is text', 'alice'],
    ['is true', true],
    ['has no user', { setProof: () => undefined }],
    ['has a user that is text', { ...usual, user: 'alice' }],
    ['has a user without an id', { ...usual, user: { name: 'alice' } }],
    ['has a user whose id is a number', { ...usual, user: { id: 42, name: 'alice' } }],
    ['has no setProof', { user: usual.user }],
    ['has a misspelt name', { ...usual, bindng: 'x' }],
    ['has an empty binding', { ...usual, binding: '' }],
  ];

  test.each(wrong)('that %s is the host’s mistake: 500, and never anybody’s session', async (_what, session) => {
    const site = openSite({ handler: { session: () => session as HostSession } });
    await link(openSite());
    expect((await site.visitor().get('status')).status).toBe(500);
    expect(site.reported).toHaveLength(1);
  });

  test.each([undefined, null])('that is %s is nobody’s', async (session) => {
    const site = openSite({ handler: { session: () => session } });
    expect((await site.visitor().get('status')).code).toBe('not-signed-in');
  });

  test('V23 may set its cookies by what setProof answers, and no other header', async () => {
    const cookies = ['a=1; HttpOnly; Secure', 'b=2; HttpOnly; Secure'];
    const site = openSite({ handler: { session: () => ({ ...usual, setProof: () => cookies }) } });
    const { confirm } = await begin(site, site.visitor());
    expect((await confirm()).headers.getSetCookie()).toEqual(cookies);
  });

  test('A44 that answers a cookie with a line end is refused whole', async () => {
    const site = openSite({
      handler: { session: () => ({ ...usual, setProof: () => 'a=1\r\nLocation: https://evil' }) },
    });
    const { confirm } = await begin(site, site.visitor());
    const { status, headers } = await confirm();
    expect([status, headers.get('location'), headers.getSetCookie()]).toEqual([500, null, []]);
  });
});

describe('onError', () => {
  test.each([
    ['throws', () => expect.fail('onError')],
    ['rejects', () => Promise.reject(new Error('onError'))],
    ['never ends', () => new Promise(() => undefined)],
  ])('that %s changes no answer', async (_what, onError) => {
    const warned = warnings();
    const site = openSite({ handler: { onError } });
    const { visitor, code } = await challenged(site);
    site.storage.down = true;
    expect((await visitor.post('verify', { code: code() })).status).toBe(503);
    await setImmediate();
    expect(warned.length).toBe(_what === 'never ends' ? 0 : 1);
  });

  test('A18 that is not given is a warning, which names the operation and the code and nothing else', async () => {
    const warned = warnings();
    const site = openSite({ handler: { onError: undefined } as never });
    const { visitor, code } = await challenged(site);
    site.storage.down = true;
    await visitor.post('verify', { code: code() });
    expect(warned).toEqual(['POST /verify failed: storage. Pass onError to createHandler to see why.']);
    site.storage.down = false;
    site.sessions.failing = new Error(`lost ${code()}`);
    await visitor.post('verify', { code: code() });
    expect(warned[1]).toBe('POST /verify failed: an error of the host. Pass onError to createHandler to see why.');
  });
});

function warnings(): string[] {
  const told: string[] = [];
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void told.push(String(warning)));
  onTestFinished(() => spy.mockRestore());
  return told;
}
