import { join } from 'node:path';
import { linesOfCode, link, signIn, startHost } from '@watchword-internal/web-tests';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');

test('A36 V15 before the code every page leads to set-up or challenge, and before the password to the sign-in and back', async () => {
  const host = await startHost(folder);
  const stranger = host.stranger();
  const { location = '' } = await stranger.page('/payments?month=11');
  expect(location).toBe('/sign-in?return_to=%2Fpayments%3Fmonth%3D11');
  const { location: back } = await stranger.form(location, { name: 'ada', password: 'correct horse' });
  expect(back).toBe(`${host.origin}/payments?month=11`);
  expect((await stranger.page('/account')).location).toMatch(/^\/two-factor\/set-up\?/);
});

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
  const right = 'name=ada&password=correct+horse';
  const stranger = host.stranger();
  await stranger.send('POST', '/sign-in', foreign, right);
  expect((await stranger.get('/two-factor/api/status')).status).toBe(401);
  expect(
    (await stranger.form('/sign-in?return_to=https://evil.example', { name: 'ada', password: 'correct horse' }))
      .location,
  ).toBe(`${host.origin}/account`);
  expect((await stranger.send('POST', '/two-factor/challenge', foreign, 'code=123456')).status).toBe(403);
});

test('A37 a program with a token shows a code like everybody, by the API', async () => {
  const host = await startHost(folder);
  const { recoveryCodes } = await link(await signIn(host));
  const token = { authorization: 'Bearer of-ada', 'content-type': 'application/json' };
  const program = host.stranger();
  expect((await program.send('GET', '/api/jobs')).status).toBe(401);
  expect(await program.send('GET', '/api/jobs', token)).toMatchObject({
    status: 403,
    body: { code: 'second-factor-required' },
  });
  const body = JSON.stringify({ code: recoveryCodes[0] });
  expect((await program.send('POST', '/two-factor/api/verify', token, body)).status).toBe(200);
  expect(await program.send('GET', '/api/jobs', token)).toMatchObject({ status: 200, text: '{"jobs":[]}' });
});

test('it has at most sixty lines of code', () => {
  expect(linesOfCode(join(folder, 'src/main.ts'))).toBeLessThanOrEqual(60);
});
