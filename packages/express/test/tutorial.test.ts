import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey } from '@watchword/core';
import { virtualAuthenticator } from '@watchword/testkit';
import { freePort, startHost } from '@watchword-internal/web-tests';
import { expect, test } from 'vitest';
import { packedProject } from './support/packed.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/express-tutorial.md'), 'utf8');
const blocks = Array.from(guide.matchAll(/```js(?: continued)?\n(?<code>[^]*?)```/g), ({ groups }) => groups!['code']!);

test('the tutorial takes fifteen lines to a protected page', () => {
  const lines = blocks[1]!.split('\n').filter((line) => line.trim() !== '');
  expect(lines.length).toBeLessThanOrEqual(15);
  expect(lines.join()).toMatch(/twoFactor\.routes.*twoFactor\.require\(\)/s);
});

test('A36 V12 V15 the tutorial works as it is written, on packages as they are released', {
  timeout: 120_000,
}, async () => {
  const project = await packedProject();
  const port = await freePort();
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'app.js'), blocks.join('').replaceAll('3000', String(port)));
  const host = await startHost(project, { script: 'app.js', port, env: { WATCHWORD_KEYS: generateKey() } });
  const visitor = host.stranger();
  const { location: signIn = '' } = await visitor.page('/account');
  expect(signIn).toBe('/sign-in?return_to=%2Faccount');
  expect((await visitor.form(signIn, { name: 'mere', password: 'wrong' })).status).toBe(200);
  await visitor.form(signIn, { name: 'mere', password: 'correct horse' });
  const { location: setUp = '' } = await visitor.page('/account');
  expect(setUp).toBe('/two-factor/set-up?return_to=%2Faccount');
  expect((await visitor.page(setUp)).status).toBe(200);

  const page = await visitor.form('/two-factor/set-up', { return_to: '/account' }, setUp);
  const phone = virtualAuthenticator();
  await phone.scan(unescaped(/href="(?<uri>otpauth:[^"]+)"/.exec(page.text)?.groups?.['uri'] ?? ''));
  const confirmed = await visitor.form(
    '/two-factor/set-up/confirm',
    { ...hiddenIn(page.text), code: phone.code() },
    setUp,
  );
  const [recoveryCode = ''] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/.exec(confirmed.text) ?? [];
  expect(await visitor.page('/account')).toMatchObject({ status: 200, text: '{"hello":"mere"}' });
  expect((await visitor.page('/payments')).status).toBe(200);

  const other = host.stranger();
  await other.form('/sign-in', { name: 'mere', password: 'correct horse' });
  const before = other.copy();
  const { location: challenge = '' } = await other.page('/account');
  expect(challenge).toBe('/two-factor/challenge?return_to=%2Faccount');
  await other.form('/two-factor/challenge', { return_to: '/account', code: recoveryCode }, challenge);
  expect((await other.page('/account')).text).toBe('{"hello":"mere"}');
  expect((await before.page('/account')).status).toBe(303);
});

/** What a form of a page would send along. */
function hiddenIn(html: string): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(found, ([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&');
}
