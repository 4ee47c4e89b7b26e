import { join } from 'node:path';
import { link, signIn, startHost, walk } from '@watchword-internal/web-tests';
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

walk(folder);

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
