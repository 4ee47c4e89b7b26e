import { inspect } from 'node:util';
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { qrDataUrl, qrPng, qrSvg } from '@watchword/qr';
import { describe, expect, it } from 'vitest';
import { testClock, virtualAuthenticator } from '../src/index.ts';
import { failureOf } from './support/failure-of.ts';

const noon = Date.UTC(2026, 10, 24, 12);
const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const uri = `otpauth://totp/My%20HPC:mere%40example.org?secret=${key}&issuer=My%20HPC`;

async function linked(policy: object = {}) {
  const clock = testClock(noon);
  const keys = keyring(generateKey('test'));
  const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys, clock, policy });
  const begun = await watchword.beginEnrollment({ user: { id: '1', name: 'mere@example.org' } });
  if (!begun.ok) throw new Error(begun.reason);
  const confirm = (code: string) =>
    watchword.confirmEnrollment({
      user: { id: '1', name: 'mere@example.org' },
      enrollmentId: begun.enrollmentId,
      code,
    });
  return { clock, watchword, begun, confirm };
}

describe('an authenticator', () => {
  it('links an account by its URI, and signs in with it', async () => {
    const { clock, watchword, begun, confirm } = await linked();
    const phone = virtualAuthenticator({ clock });
    await phone.scan(begun.uri);
    expect(await confirm(phone.wrongCode())).toMatchObject({ ok: false, reason: 'wrong-code' });
    expect(await confirm(phone.code())).toMatchObject({ ok: true });
    clock.advance(30);
    expect(await watchword.verify({ userId: '1', code: phone.wrongCode() })).toMatchObject({ reason: 'wrong-code' });
    expect(await watchword.verify({ userId: '1', code: phone.code() })).toMatchObject({ ok: true });
    expect(await watchword.verify({ userId: '1', code: phone.code() })).toMatchObject({ reason: 'already-used' });
  });

  it('links it by the key that is typed', async () => {
    const { clock, begun, confirm } = await linked();
    const account = virtualAuthenticator({ clock }).typeKey(begun.manualKey.toLowerCase());
    expect(await confirm(account.code())).toMatchObject({ ok: true });
  });

  it.each(['SHA1', 'SHA256', 'SHA512'] as const)(
    'takes algorithm %s, digits and period from the URI',
    async (algorithm) => {
      const { clock, begun, confirm } = await linked({ algorithm, digits: 8, period: 60 });
      const account = await virtualAuthenticator({ clock }).scan(begun.uri);
      expect(account).toMatchObject({
        issuer: 'My HPC',
        account: 'mere@example.org',
        algorithm,
        digits: 8,
        period: 60,
      });
      expect(account.code()).toMatch(/^\d{8}$/);
      expect(await confirm(account.code())).toMatchObject({ ok: true });
    },
  );

  it('may be late or ahead, and core says so of a late one', async () => {
    const { clock, watchword, begun, confirm } = await linked();
    const [right, late, ahead] = [0, -90, 60].map((skewSeconds) => virtualAuthenticator({ clock, skewSeconds }));
    for (const phone of [right!, late!, ahead!]) await phone.scan(begun.uri);
    expect(await confirm(right!.code())).toMatchObject({ ok: true });
    clock.advance(600);
    expect(late!.code()).toBe(right!.codeAt(clock() - 90_000));
    expect(ahead!.code()).toBe(right!.codeAt(clock() + 60_000));
    const answer = await watchword.verify({ userId: '1', code: late!.code() });
    expect(answer).toMatchObject({ reason: 'wrong-code', clockSkewSeconds: 90 });
  });

  it('holds several accounts, and shows the last one by itself', async () => {
    const phone = virtualAuthenticator({ clock: () => noon });
    const first = phone.typeKey('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', {
      issuer: 'Elsewhere',
      account: 'mere',
      period: 60,
    });
    const second = await phone.scan(uri);
    expect(phone.accounts).toEqual([first, second]);
    expect(first).toMatchObject({ issuer: 'Elsewhere', account: 'mere', period: 60 });
    expect([phone.code(), phone.codeAt(1000)]).toEqual([second.code(), second.codeAt(1000)]);
    expect(first.code()).not.toBe(second.code());
  });

  it('knows a code that is wrong for all of its accounts, for ten minutes before and after', () => {
    const phone = virtualAuthenticator({ clock: () => noon });
    const keys = Array.from(
      { length: 40 },
      (_, place) => `GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ${'ABCDEFGHIJ'[place % 10]}${'AEIM'[place % 4]}`,
    );
    const accounts = keys.map((typed) => phone.typeKey(typed));
    const wrong = phone.wrongCode();
    for (const account of accounts) {
      for (let seconds = -600; seconds <= 600; seconds += 30)
        expect(account.codeAt(noon + seconds * 1000)).not.toBe(wrong);
    }
    expect(wrong).toMatch(/^\d{6}$/);
  });

  it('says what is missing before an account is there', async () => {
    const phone = virtualAuthenticator();
    for (const call of [() => phone.code(), () => phone.codeAt(0), () => phone.wrongCode()]) {
      expect((await failureOf(call)).message).toContain('has no account yet');
    }
  });

  it('refuses options that it does not know', async () => {
    const failure = await failureOf(() => virtualAuthenticator({ skew: 5 } as object));
    expect(failure).toMatchObject({ code: 'unknown-option' });
    expect(failure.message).toContain('skewSeconds');
    expect(await failureOf(() => virtualAuthenticator().typeKey(key, { digit: 8 } as object))).toMatchObject({
      code: 'unknown-option',
    });
  });
});

describe('a picture', () => {
  const pictures: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['the bytes of a PNG', () => qrPng(uri)],
    ['a PNG of one pixel a module', () => qrPng(uri, { moduleSize: 1 })],
    ['a data: URL of a PNG', () => qrDataUrl(uri)],
    ['a data: URL of an SVG', () => qrDataUrl(uri, { format: 'svg' })],
    ['the text of an SVG', () => qrSvg(uri, { title: 'Scan this' })],
    ['a data: URL of an SVG in percents', () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg(uri))}`],
    ['an SVG in a page', () => `\n<!-- code -->${qrSvg(uri)}`],
  ];

  it.each(pictures)('%s is scanned', async (_, picture) => {
    const account = await virtualAuthenticator().scan(picture());
    expect(account).toMatchObject({ issuer: 'My HPC', account: 'mere@example.org' });
    expect(account.codeAt(noon)).toBe(virtualAuthenticator().typeKey(key).codeAt(noon));
  });
});

describe('what is no account', () => {
  const bad: readonly (readonly [string, string | Uint8Array])[] = [
    ['another scheme', `https://example.org/?secret=${key}`],
    ['hotp', uri.replace('totp', 'hotp')],
    ['no secret', uri.replace(/secret=\w+&/, '')],
    ['a secret that is not base32', uri.replace(key, `${key}1`)],
    ['an unknown algorithm', `${uri}&algorithm=MD5`],
    ['five digits', `${uri}&digits=5`],
    ['half a period', `${uri}&period=0.5`],
    ['a period of 0', `${uri}&period=0`],
    ['a broken label', uri.replace('%20', '%E0%A4')],
    ['no URI', `otpauth://[${key}`],
    ['a text', `hello ${key}`],
    ['bytes that are no PNG', Buffer.from(key)],
    ['a data: URL of something else', `data:text/plain,${key}`],
    ['a data: URL that is broken', `data:image/svg+xml,%E0%A4${key}`],
    ['an SVG that is broken', `<svg ${key}`],
    [
      'an SVG without a code',
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${key}</title></svg>`,
    ],
    ['a PNG with another text', qrPng(uri).subarray(0, 200)],
  ];

  it.each(bad)('A32 %s is refused, and not repeated', async (_, picture) => {
    const phone = virtualAuthenticator();
    const failure = await failureOf(() => phone.scan(picture));
    expect(failure).toMatchObject({ code: 'misuse' });
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(key);
    expect(phone.accounts).toEqual([]);
  });

  it('A32 a key that is typed wrongly is refused, and not repeated', async () => {
    for (const typed of ['', '1', `${key}0`, `${key}!`, 'A']) {
      const failure = await failureOf(() => virtualAuthenticator().typeKey(typed));
      expect(failure).toMatchObject({ code: 'misuse' });
      expect(inspect(failure, { showHidden: true })).not.toContain(key);
    }
    for (const more of [{ digits: 9 }, { period: 1.5 }, { algorithm: 'sha1' }, { digits: '6' }] as object[]) {
      expect(await failureOf(() => virtualAuthenticator().typeKey(key, more))).toMatchObject({ code: 'misuse' });
    }
  });
});

describe('the secret', () => {
  it('A32 is not shown by whoever prints the authenticator', async () => {
    const phone = virtualAuthenticator();
    await phone.scan(uri);
    const bytes = Buffer.from('Hello!');
    const printed = inspect(phone, { depth: 20, showHidden: true }) + JSON.stringify(phone);
    expect(printed).not.toContain(key);
    expect(printed).not.toContain(bytes.toString('hex'));
    expect(printed).not.toMatch(/secret|48 65 6c 6c 6f/i);
  });
});
