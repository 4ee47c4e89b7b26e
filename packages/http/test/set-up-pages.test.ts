import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { beginIn, linkingOf, pictureOf, recoveryCodesOf } from './support/set-up.ts';
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

  test('W8 S4 keeps what was typed, as far as a code could go', async () => {
    const { confirm } = await beginIn(openSite());
    const again = await confirm(` ${'123456789 '.repeat(6)}`);
    expect(attributeOf(again, /<input[^>]*name="code"[^>]*>/, 'value')).toBe('123456789 123456');
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
    expect(texts[9]).not.toMatch(/tr(?:y|ies) (?:is|are) left/);
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
