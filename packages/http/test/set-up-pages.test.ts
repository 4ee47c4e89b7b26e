import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { beginIn, linkIn, linkingOf, pictureOf, recoveryCodesOf } from './support/set-up.ts';
import { attributeOf, form } from './support/shown.ts';
import { openSite } from './support/site.ts';

const support = { label: 'help@my-hpc.example', href: 'mailto:help@my-hpc.example' };

describe('before a set-up', () => {
  test('A34 S1 what is missing is told with a way to get it, and nothing can be begun', async () => {
    let isMember = false;
    const prerequisites = [
      { id: 'mail', description: 'Have a confirmed e-mail address', check: () => true },
      {
        id: 'project',
        description: 'Be a member of an <active> project',
        helpUrl: '/help/projects',
        check: () => isMember,
      },
    ];
    const site = openSite({ prerequisites, handler: { pages: { support } } });
    const browser = browserOf(site);
    const page = await browser.open('/set-up');
    expect(page.title).toBe('Something to do first · Set up two-factor authentication · My HPC');
    expect(page.text).toContain('Have a confirmed e-mail address Done');
    expect(page.text).toContain('Be a member of an <active> project To doHow to do that');
    expect(page.html).toContain('<a href="/help/projects">');
    expect(page.html).not.toContain('method="post"');
    const forced = await browser.post('/set-up', {});
    expect([forced.status, forced.title]).toEqual([403, page.title]);
    expect((await site.watchword.status({ userId: 'alice' })).pending).toBeUndefined();
    isMember = true;
    expect((await browser.submit(page, '/set-up')).text).toContain('You link an authenticator app');
  });

  test.each(['javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
    'A44 a help address %j is not linked',
    async (helpUrl) => {
      const prerequisites = [{ id: 'x', description: 'Something', helpUrl, check: () => false }];
      const page = await browserOf(openSite({ prerequisites })).open('/set-up');
      expect(page.text).toContain('Something');
      expect(page.html).not.toContain('How to do that');
    },
  );

  test('S2 it says what is about to happen, and that any app will do', async () => {
    const page = await browserOf(openSite({ handler: { pages: { support } } })).open('/set-up');
    expect(page.text).toMatch(/^Step 1 of 3: Get ready Set up two-factor authentication/);
    expect(page.text).toContain('about 2 minutes');
    expect(page.text).toContain('No phone or computer that can run such an app? Ask help@my-hpc.example.');
  });

  test('W8 R1 who begins too often is told when to try again', async () => {
    const site = openSite();
    const browser = browserOf(site);
    for (let times = 0; times < 10; times += 1) await beginIn(site, browser);
    const page = await browser.submit(await browser.open('/set-up'), '/set-up');
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(page.title).toMatch(/^Please wait ·/);
    expect(page.text).toContain('You can try again in 60 minutes');
  });

  test('a user whose name no app can show is sent to support', async () => {
    const site = openSite({ handler: { pages: { support } } });
    const browser = browserOf(site, 'a:b');
    const page = await browser.submit(await browser.open('/set-up'), '/set-up');
    expect([page.status, page.title]).toEqual([
      422,
      'Your account’s name can’t be used · Set up two-factor authentication · My HPC',
    ]);
  });
});

describe('the page with the QR code', () => {
  test('U12 W9 has the QR code dark on white with its quiet zone, and beside it the key as text', async () => {
    const { page, manualKey, uri } = await beginIn(openSite());
    const svg = pictureOf(page);
    expect(svg).toContain(' fill="#fff"');
    expect(svg).toMatch(/<path fill="#000" stroke="none" d="m4 4h7v1h-7/);
    expect(attributeOf(page, /<img[^>]*>/, 'alt')).toBe(
      'QR code that links \u2068My HPC\u2069 to your authenticator app',
    );
    expect(manualKey).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(uri).toContain(`secret=${manualKey.replaceAll(' ', '')}`);
    // The key is read out once, whatever reads it.
    expect(page.text.split(manualKey)).toHaveLength(2);
  });

  test('U13 has a link that opens an app, with the same URI', async () => {
    const { page, uri } = await beginIn(openSite());
    expect(attributeOf(page, /<a class="secondary"[^>]*>/, 'href')).toBe(uri);
    expect(page.text).toContain('NameMy HPC Accountalice');
  });

  test('S3 says how long it is good for, and what the app will ask', async () => {
    const { page } = await beginIn(openSite({ policy: { digits: 8 } }));
    expect(page.text).toContain('good for 10 minutes more');
    expect(page.text).toContain('time-based (TOTP), 8 digits, every 30 seconds');
    expect(page.text).toContain('8-digit code');
    expect(page.html).toContain('<form method="post" action="/two-factor/set-up/confirm"');
  });

  test('W1 W3 takes the code with spaces, from one box that keeps its zeros', async () => {
    const { page, code, confirm } = await beginIn(openSite());
    const box = /<input[^>]*name="code"[^>]*>/;
    expect(attributeOf(page, box, 'autocomplete')).toBe('one-time-code');
    expect(attributeOf(page, box, 'inputmode')).toBe('numeric');
    expect(attributeOf(page, box, 'type')).toBe('text');
    const spaced = ` ${code().slice(0, 3)} ${code().slice(3)} `;
    expect(recoveryCodesOf(await confirm(spaced))).toHaveLength(10);
  });

  test('W5 W8 S4 after a wrong code is the same, with what was typed, and says what to do', async () => {
    const { page, code, confirm, uri, enrollmentId } = await beginIn(openSite());
    const again = await confirm(code(600));
    expect([again.status, again.title]).toEqual([422, 'Wrong code · Link your authenticator app · My HPC']);
    expect(pictureOf(again)).toBe(pictureOf(page));
    expect(form(again, '/set-up/confirm').hidden).toEqual(form(page, '/set-up/confirm').hidden);
    expect(form(again, '/set-up/confirm').hidden).toMatchObject({ uri, enrollment: enrollmentId });
    const box = /<input[^>]*name="code"[^>]*>/;
    expect(attributeOf(again, box, 'value')).toBe(code(600));
    expect(attributeOf(again, box, 'aria-invalid')).toBe('true');
    expect(attributeOf(again, box, 'aria-describedby')).toBe('refusal code-hint');
    expect(again.text).toContain('Wait for the next one, and make sure that it is the entry for My HPC.');
    expect(recoveryCodesOf(await confirm(code(), again))).toHaveLength(10);
  });

  test('S4 says that the clock of the device is behind', async () => {
    const { code, confirm } = await beginIn(openSite());
    expect((await confirm(code(-120))).text).toContain('clock is about 2 minutes behind. Turn on automatic time');
  });

  test.each(['', 'none', '12345', '１２３４５６', 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ23', '<b>123456</b>'])(
    'A41 %j is no code, and costs no try',
    async (typed) => {
      const { code, confirm } = await beginIn(openSite());
      const again = await confirm(typed);
      expect([again.status, again.title]).toEqual([400, 'Not a code · Link your authenticator app · My HPC']);
      expect(again.html).not.toContain('<b>123456');
      for (let times = 0; times < 9; times += 1) await confirm(code(600));
      expect(recoveryCodesOf(await confirm(code(), again))).toHaveLength(10);
    },
  );

  test('A22 S5 tells the tries when there are few, and after ten begins anew in one click', async () => {
    const site = openSite();
    const { browser, code, confirm } = await beginIn(site);
    const texts: string[] = [];
    for (let times = 0; times < 10; times += 1) texts.push((await confirm(code(600))).text);
    expect(texts[5]).not.toMatch(/tr(?:y|ies) (?:is|are) left/);
    expect(texts[6]).toContain('3 tries are left.');
    expect(texts[8]).toContain('One try is left.');
    const ended = await confirm();
    expect([ended.status, ended.title]).toEqual([
      409,
      'Too many wrong codes · Set up two-factor authentication · My HPC',
    ]);
    const anew = linkingOf(site, browser, await browser.submit(ended, '/set-up'));
    expect(recoveryCodesOf(await anew.confirm())).toHaveLength(10);
  });

  test('N17 S5 after ten minutes says that it has expired, and begins anew in one click', async () => {
    const site = openSite();
    const { browser, confirm, manualKey } = await beginIn(site);
    site.clock.now += 600_000;
    const ended = await confirm();
    expect([ended.status, ended.title]).toEqual([
      410,
      'This QR code has expired · Set up two-factor authentication · My HPC',
    ]);
    const anew = linkingOf(site, browser, await browser.submit(ended, '/set-up'));
    expect(anew.manualKey).not.toBe(manualKey);
    expect(recoveryCodesOf(await anew.confirm())).toHaveLength(10);
  });

  test('A28 S5 superseded in another tab says so, and the other tab goes on', async () => {
    const site = openSite();
    const first = await beginIn(site);
    const other = await beginIn(site, first.browser);
    const ended = await first.confirm();
    expect([ended.status, ended.title]).toEqual([
      409,
      'There is a newer QR code · Set up two-factor authentication · My HPC',
    ]);
    expect(ended.html).not.toContain(other.uri);
    expect(recoveryCodesOf(await other.confirm())).toHaveLength(10);
  });

  test('A14 S5 of another user confirms nothing, and shows nothing of theirs', async () => {
    const site = openSite();
    const { code, enrollmentId } = await beginIn(site);
    const ended = await browserOf(site, 'bob').post('/set-up/confirm', { enrollment: enrollmentId, code: code() });
    expect([ended.status, ended.title]).toEqual([
      404,
      'Nothing is waiting for a code · Set up two-factor authentication · My HPC',
    ]);
    expect((await site.watchword.status({ userId: 'alice' })).devices).toEqual([]);
  });

  test('A34 is refused where something is missing by now, and says what', async () => {
    let isMember = true;
    const prerequisites = [{ id: 'project', description: 'Be a member', check: () => isMember }];
    const { confirm } = await beginIn(openSite({ prerequisites }));
    isMember = false;
    const page = await confirm();
    expect([page.status, page.title]).toEqual([
      403,
      'Something to do first · Set up two-factor authentication · My HPC',
    ]);
  });
});

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

describe('recovery codes', () => {
  test('S6 N19 are shown once, to copy, to download and to print, and have to be kept before it goes on', async () => {
    const site = openSite();
    const { browser, codesPage: page, codes } = await linkIn(site);
    expect(page.title).toBe('Keep your recovery codes · Your device is linked · My HPC');
    expect(page.text).toMatch(/^Step 3 of 3: Done/);
    expect(codes).toHaveLength(10);
    expect(attributeOf(page, /<a[^>]*download[^>]*>/, 'download')).toBe('My-HPC-recovery-codes.txt');
    const [type, file = ''] = attributeOf(page, /<a[^>]*download[^>]*>/, 'href')!.split(',');
    expect(type).toBe('data:text/plain;charset=utf-8');
    const lines = decodeURIComponent(file).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['Recovery codes for My HPC', 'Account: alice', 'Made: January 15, 2027']);
    expect(lines.slice(-11)).toEqual([...codes, '']);
    expect(page.html).toContain('<input type="checkbox" required>');
    expect(page.html).toContain('data-copy="codes"');
    expect(page.html).toContain('data-print');
    const done = await browser.submit(page, '/set-up/done');
    expect(done.title).toBe('Your device is linked · Set up two-factor authentication · My HPC');
    for (const code of codes) expect(done.html).not.toContain(code);
  });

  test('A12 A36 come with a session under a new id', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    const before = browser.session;
    await confirm();
    expect(browser.session).not.toBe(before);
    expect(site.sessions.issued[0]?.about.cause).toBe('device-added');
  });

  test('T9 are not shown if the proof cannot be kept, and can be made anew', async () => {
    const site = openSite();
    const { browser, confirm, code } = await beginIn(site);
    site.sessions.failing = new Error('session store down');
    const failed = await confirm();
    expect([failed.status, recoveryCodesOf(failed)]).toEqual([500, []]);
    site.sessions.failing = undefined;
    site.clock.now += 30_000;
    const challenge = await confirm('000000');
    expect(challenge.url).toContain('/two-factor/challenge');
    const done = await browser.submit(challenge, '/challenge', { code: code() });
    expect(recoveryCodesOf(await browser.submit(await browser.open('/set-up/done'), '/recovery-codes'))).toHaveLength(
      10,
    );
    expect(done.status).toBe(200);
  });
});

describe('the end of a set-up', () => {
  test('S7 says which device, what is next, and what happens at the next sign-in', async () => {
    const next = { label: 'Reach the lander', href: '/lander' };
    const { browser } = await linkIn(openSite({ handler: { pages: { next } } }));
    const page = await browser.open('/set-up/done');
    expect(page.text).toContain('Device: Authenticator app');
    expect(page.text).toContain('you are asked for your password and then for a code from this app');
    expect(attributeOf(page, /<a class="primary"[^>]*>/, 'href')).toBe('/lander');
  });

  test('S7 A44 leads on to where the user was going, through every step', async () => {
    const site = openSite();
    const browser = browserOf(site);
    const first = await browser.open('/set-up?return_to=/jobs%3Fpage%3D2');
    const linking = linkingOf(site, browser, await browser.submit(first, '/set-up'));
    const wrong = await linking.confirm('000000');
    const done = await browser.submit(await linking.confirm(linking.code(), wrong), '/set-up/done');
    expect(attributeOf(done, /<a class="primary"[^>]*>/, 'href')).toBe('https://my.my-hpc.example/jobs?page=2');
  });

  test('S8 A40 the second of two clicks lands on the end, with an offer of new codes', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    const session = browser.session;
    const [first] = await Promise.all([confirm(), confirm()]);
    expect(recoveryCodesOf(first)).toHaveLength(10);
    const second = await confirm();
    expect([second.status, second.title]).toEqual([
      200,
      'Your device is linked · Set up two-factor authentication · My HPC',
    ]);
    expect(second.text).toContain('Have you kept your recovery codes?');
    expect(recoveryCodesOf(await browser.submit(second, '/recovery-codes'))).toHaveLength(10);
    // A click that still has the session of before is asked for a code, and is not told that anything went wrong.
    site.sessions.kept.set(session!, { userId: 'alice' });
    browser.session = session;
    expect((await confirm()).title).toMatch(/^Two-factor sign-in/);
  });

  test('S8 pages that answered a form, loaded by their address, lead to the end or the beginning', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    expect((await browser.open('/set-up/confirm')).url).toContain('/two-factor/set-up?');
    expect((await browser.open('/set-up/done')).url).toContain('/two-factor/set-up?');
    await confirm();
    expect((await browser.open('/set-up/confirm')).title).toMatch(/^Your device is linked/);
  });
});
