import { operator, WatchwordError } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { begin, link, type Person } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';

describe('the history', () => {
  test('N15 has what happened, newest first, with time and origin, and without what is the host’s own', async () => {
    const site = openSite();
    const { visitor, code, deviceId } = await link(site);
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'user-agent': 'Browser/1' };
    await visitor.post('verify', { code: code() }, headers);
    const { body, text } = await visitor.get('history');
    const context = { channel: 'web', userAgent: 'Browser/1' };
    expect(body.events?.[0]).toEqual({
      type: 'code-accepted',
      at: site.clock.now,
      context,
      deviceId,
      failuresBefore: 0,
    });
    expect(body.events?.map(({ type }) => type)).toEqual([
      'code-accepted',
      'recovery-codes-issued',
      'device-added',
      'enrollment-begun',
    ]);
    expect(text).not.toMatch(/userId|alice/);
  });

  test('N15 has the address that the host names, and none that a header claims', async () => {
    const site = openSite();
    const { visitor } = await link(site);
    site.sessions.context = { ip: '192.0.2.1', channel: 'app' };
    const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '198.51.100.7', 'user-agent': 'Browser/1' };
    await visitor.post('recovery-codes', undefined, headers);
    const { body } = await visitor.get('history?limit=1');
    expect(body.events?.[0]?.['context']).toEqual({ channel: 'app', ip: '192.0.2.1', userAgent: 'Browser/1' });
  });

  test('keeps the notes of the support desk to the desk', async () => {
    const site = openSite();
    const { visitor, deviceId, recoveryCodes } = await link(site);
    const other = await begin(site, visitor);
    await other.confirm();
    const authorization = operator({ by: 'helpdesk: maria', reason: 'case 1234' });
    await site.watchword.removeDevice({ userId: 'alice', deviceId, authorization });
    await visitor.post('verify', { code: recoveryCodes[0] });
    const { body, text } = await visitor.get('history');
    expect(body.events?.[1]).toMatchObject({ type: 'device-removed', authorizedBy: { type: 'operator' } });
    expect(body.events?.[2]).toMatchObject({ type: 'device-added' });
    expect(body.events?.[3]).toMatchObject({ authorizedBy: { type: 'proof', method: 'enrollment' } });
    expect(text).not.toMatch(/maria|1234/);
  });

  test('T14 does not tell how far a fast clock is ahead: that would make guesses worth more', async () => {
    const site = openSite();
    const { visitor, code, recoveryCodes } = await link(site);
    for (let times = 0; times < 2; times += 1) {
      await visitor.post('verify', { code: code(300) });
      site.clock.now += 30_000;
    }
    const { items } = await site.storage.history({ userId: 'alice', limit: 1 });
    expect(items[0]).toContain('clockAheadSeconds');
    await visitor.post('verify', { code: recoveryCodes[0] });
    const { body, text } = await visitor.get('history');
    expect(body.events?.[1]).toMatchObject({ type: 'code-wrong' });
    expect(text).not.toContain('clockAhead');
  });

  test('A14 is of nobody else', async () => {
    const site = openSite();
    await link(site, site.visitor('bob'));
    const { visitor } = await link(site, site.visitor('alice'));
    const [one, two] = [await visitor.get('history'), await visitor.get('history?userId=bob')];
    expect(one.text).toBe(two.text);
    expect(one.body.events).toHaveLength(3);
  });

  test('comes page by page', async () => {
    const site = openSite();
    const { visitor } = await link(site);
    const first = await visitor.get('history?limit=2');
    expect(first.body.events).toHaveLength(2);
    const last = await visitor.get(`history?limit=2&before=${encodeURIComponent(first.body.next ?? '')}`);
    expect(last.body.events?.map(({ type }) => type)).toEqual(['enrollment-begun']);
    expect(last.body.next).toBeUndefined();
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=1e1',
    'limit=',
    'limit=%202',
    'limit=2&limit=3',
    'limit[]=2&limit=x',
    'before=a&before=b',
    `before=${'a'.repeat(1025)}`,
  ])('A41 is not read by %s', async (query) => {
    const site = openSite();
    const { visitor } = await link(site);
    expect(await visitor.get(`history?${query}`)).toMatchObject({ status: 400, code: 'malformed' });
    expect(site.reported).toEqual([]);
  });

  test('A41 a cursor that the store does not know is the client’s mistake', async () => {
    const { site, visitor } = await withStoreThatRefusesCursors();
    expect(await visitor.get('history?before=none')).toMatchObject({ status: 400, code: 'malformed' });
    expect(site.reported).toEqual([]);
  });

  test('A9 what the store says without one is not', async () => {
    const { site, visitor } = await withStoreThatRefusesCursors();
    expect((await visitor.get('history')).status).toBe(500);
    expect(site.reported).toHaveLength(1);
  });
});

async function withStoreThatRefusesCursors(): Promise<{ readonly site: Site; readonly visitor: Person['visitor'] }> {
  const site = openSite();
  const { visitor } = await link(site);
  site.storage.history = () => Promise.reject(new WatchwordError('misuse', 'before must be the next of a page.'));
  return { site, visitor };
}
