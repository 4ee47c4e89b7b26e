import { describe, expect, test } from 'vitest';
import { challenged, link } from './support/people.ts';
import { openSite } from './support/site.ts';

describe('a code', () => {
  test('that is right proves the session, under a new id, and the answer does not repeat the proof', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const before = visitor.session;
    const { status, body, text } = await visitor.post('verify', { code: code() });
    expect(status).toBe(200);
    expect(body).toMatchObject({ method: 'totp', recoveryCodesLeft: 10, failuresSinceLastSuccess: 0 });
    expect(visitor.session).not.toBe(before);
    expect(text).not.toContain('ww1.');
    expect((await visitor.get('status')).body).toMatchObject({ method: 'totp', authenticatedAt: site.clock.now });
  });

  test('A7 that was used is refused', async () => {
    const site = openSite();
    const { visitor, code } = await link(site);
    await visitor.post('verify', { code: code() });
    const other = site.visitor();
    const { status, code: problem } = await other.post('verify', { code: code() });
    expect([status, problem]).toEqual([409, 'already-used']);
  });
});
