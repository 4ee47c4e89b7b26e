import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOfCode } from '../example/lines-of-code.ts';
import { link, signIn } from '../example/people.ts';
import { startHost } from '../example/start-host.ts';

/** The walk through an example, by a browser without scripts: what holds whatever the host is. */
export function walk(folder: string): void {
  test('A36 V12 a code opens the pages under a new session, and the one of before opens none', async () => {
    const host = await startHost(folder);
    const { recoveryCodes } = await link(await signIn(host));
    const visitor = await signIn(host);
    const before = visitor.copy();
    expect((await visitor.page('/account')).status).toBe(303);
    const fields = { code: recoveryCodes[0] ?? '', return_to: '/payments' };
    const { status, location = '' } = await visitor.form('/two-factor/challenge', fields);
    expect([status, location]).toEqual([303, expect.stringContaining('/two-factor/challenge/recovered')]);
    expect((await visitor.page(location)).status).toBe(200);
    expect(await visitor.page('/account')).toMatchObject({ status: 200, text: 'Your account' });
    expect(await visitor.page('/payments')).toMatchObject({ status: 200, text: 'Your payments' });
    expect((await before.page('/account')).status).toBe(303);
    expect(visitor.cookies).not.toEqual(before.cookies);
  });

  test('A12 A40 a code that was used opens nothing', async () => {
    const host = await startHost(folder);
    const { visitor, recoveryCodes } = await link(await signIn(host));
    const [code] = recoveryCodes;
    expect((await visitor.post('/two-factor/api/verify', { code })).status).toBe(200);
    const again = await signIn(host);
    expect((await again.post('/two-factor/api/verify', { code })).status).toBe(422);
    expect((await again.page('/account')).status).toBe(303);
  });

  test('A44 A45 another site signs nobody in, shows no code, and is led to by nothing', async () => {
    const host = await startHost(folder);
    const foreign = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
    const stranger = host.stranger();
    await stranger.send('POST', '/sign-in', foreign, 'name=ada&password=correct+horse');
    expect((await stranger.get('/two-factor/api/status')).status).toBe(401);
    const right = { name: 'ada', password: 'correct horse' };
    const { location } = await stranger.form('/sign-in?return_to=https://evil.example', right);
    expect(location).toBe(`${host.origin}/account`);
    expect((await stranger.send('POST', '/two-factor/challenge', foreign, 'code=123456')).status).toBe(403);
  });

  test('it has at most sixty lines of code', () => {
    expect(linesOfCode(join(folder, 'src/main.ts'))).toBeLessThanOrEqual(60);
  });
}

/** Where a host sends people who have no session: to the challenge, and by it to the sign-in. */
export function walkInByTheChallenge(folder: string): void {
  test('A36 V15 before the code every page leads to the challenge, and before the password to the sign-in', async () => {
    const host = await startHost(folder);
    const stranger = host.stranger();
    const { location = '' } = await stranger.page('/payments?month=11');
    expect(location).toMatch(/^\/two-factor\/challenge\?return_to=.*%2Fpayments%3Fmonth%3D11$/);
    const { location: signInPage = '' } = await stranger.page(location);
    expect(signInPage).toMatch(/^\/sign-in\?return_to=/);
    const { location: back } = await stranger.form(signInPage, { name: 'ada', password: 'correct horse' });
    expect(back).toBe(host.origin + location);
    expect((await stranger.page('/account')).location).toMatch(/^\/two-factor\/challenge\?/);
  });
}
