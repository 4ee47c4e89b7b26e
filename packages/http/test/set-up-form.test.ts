import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { beginIn, pictureOf } from './support/set-up.ts';
import { form } from './support/shown.ts';
import { openSite } from './support/site.ts';

describe('what a form brings back', () => {
  const good = 'otpauth://totp/My%20HPC:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=My%20HPC';
  const wrong = { code: '000000' };

  async function shownFor(uri: string, more = {}) {
    const { browser, enrollmentId } = await beginIn(openSite());
    return browser.submit(
      await browser.post('/set-up/confirm', { enrollment: enrollmentId, uri, ...wrong, ...more }),
      '/set-up/confirm',
      {
        code: '000000',
      },
    );
  }

  test.each([
    'mere@my-hpc.example',
    'a b+c&d=e#f/g?h%20i',
    '<b>"mere"</b>',
    'מירה',
    '名前 🔑',
    "o'neill (x)!~*",
    'é'.repeat(120),
    'x'.repeat(255),
  ])('is what core has written, for a user called %j', async (name) => {
    const site = openSite({ policy: { algorithm: 'SHA512', digits: 8, period: 60 } });
    const { page, confirm } = await beginIn(site, browserOf(site, name));
    for (const shown of [page, await confirm('00000000')]) {
      expect(shown.text).toContain(`Account${name} `);
      expect(shown.text).toContain('8 digits, every 60 seconds');
      expect(pictureOf(shown)).toContain('<path');
    }
  });

  test('is shown again if it is an otpauth URI of the usual shape', async () => {
    expect((await shownFor(good)).html).toContain('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
  });

  test.each([
    '',
    'javascript:alert(1)',
    'https://evil.example/',
    `javascript:alert(1)//${good}`,
    ` ${good}`,
    `${good}\n`,
    good.replace('otpauth', 'OTPAUTH'),
    good.replace('totp', 'hotp'),
    good.replace('alice', 'alice"onclick="x'),
    good.replace('alice', '<b>alice</b>'),
    good.replace('alice', '%E0%A4%A'),
    good.replace('My%20HPC:', ''),
    good.replace('My%20HPC:', 'evil:'),
    good.replace('JBSWY3DPEHPK3PXP', 'jbswy3dp'),
    good.replaceAll('JBSWY3DPEHPK3PXP', 'JBSWY3DP'),
    good.replace('&issuer', '&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer'),
    `${good}&image=https%3A%2F%2Fevil.example%2F`,
    `${good}&algorithm=MD5`,
    `${good}&digits=9`,
    `${good}&period=0`,
    `${good}#`,
    good.replace('alice', 'a'.repeat(2048)),
  ])('A44 is not shown if it is %j, and the way on is told', async (uri) => {
    const page = await shownFor(uri);
    expect([page.status, page.title]).toEqual([422, 'Wrong code · Link your authenticator app · My HPC']);
    expect(page.text).toContain('The QR code can’t be shown again');
    expect(page.html).not.toMatch(/otpauth|evil|<img/i);
    expect(form(page, '/set-up').address).toMatch(/\/set-up$/);
  });

  test.each(['', '-1', '1e15', '99999999999999', '0', 'NaN', ' 1800000100000'])(
    'a time %j is none',
    async (expires_at) => {
      const page = await shownFor(good, { expires_at });
      expect(page.text).not.toContain('No hurry');
    },
  );

  test('a field that comes twice is malformed', async () => {
    const page = await (await beginIn(openSite())).browser.post('/set-up/confirm', 'code=1&code=2');
    expect([page.status, page.title]).toEqual([400, 'That didn’t work · My HPC']);
  });
});
