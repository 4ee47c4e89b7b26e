import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { asked, askedOnceMore, hrefOf, jobs, pages, toJobs, type } from './support/challenge.ts';
import { openSite } from './support/site.ts';

describe('C1 the challenge', () => {
  test('W1 W2 W3 W5 asks for a code in one box, for which apps and password managers have one', async () => {
    const { page } = await asked();
    expect([page.status, page.title]).toEqual([200, 'Two-factor sign-in · My HPC']);
    expect(page.text).toContain('To sign in as alice, type the code that your authenticator app shows for My HPC.');
    const boxes = [...page.document.querySelectorAll('input:not([type=hidden])')];
    const attributes = boxes.map((box) =>
      Object.fromEntries([...box.attributes].map(({ name, value }) => [name, value])),
    );
    expect(attributes).toEqual([
      expect.objectContaining({
        name: 'code',
        type: 'text',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        maxlength: '64',
        required: '',
        value: '',
        'aria-describedby': 'code-hint',
      }),
    ]);
  });

  test('A36 leads on where the person was going, in a session with a new id', async () => {
    const { site, visitor, browser, page, code } = await asked();
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.location]).toEqual([303, jobs]);
    expect((await visitor.get('status')).code).toBe('not-signed-in');
    visitor.session = browser.session;
    expect((await visitor.get('status')).body).toMatchObject({ method: 'totp', authenticatedAt: site.clock.now });
  });

  test.each([' 012 345\n', '012 345', '012-345', '012345'])(
    'W1 W3 takes a paste of %j, and its zero',
    async (pasted) => {
      const { site, browser, page, code } = await asked();
      while (!code().startsWith('0')) site.clock.now += 30_000;
      const box = new JSDOM(page.html).window.document.querySelector<HTMLInputElement>('#code')!;
      box.value = pasted.replace('012', code().slice(0, 3)).replace('345', code().slice(3));
      expect((await type({ browser }, page, box.value)).location).toBe(jobs);
    },
  );

  test('W10 takes a recovery code in the same box, and has a box of its own for one', async () => {
    const { browser, page, recoveryCodes } = await asked();
    const other = await browser.open(hrefOf(page, '.aside a'));
    expect(other.title).toBe('Use a recovery code · My HPC');
    expect(other.document.querySelector('#code')?.getAttribute('inputmode')).toBe('text');
    const back = await browser.open(hrefOf(other, '.aside a'));
    expect(back.title).toBe(page.title);
    expect((await type({ browser }, back, recoveryCodes[0])).title).toBe('Recovery code accepted · My HPC');
  });

  test('A22 A37 asks who is signed in for what needs a fresh code, says why, and goes on there', async () => {
    const { site, visitor, browser, page, code } = await askedOnceMore();
    expect(page.title).toBe('Confirm that it’s you · My HPC');
    expect(page.text).toContain('To confirm that it is you, type the code');
    const change = await browser.open('/challenge?return_to=/two-factor/devices/1/remove');
    expect(change.text).toContain('Changes to your second factor need a fresh code');
    expect((await type({ browser }, page, code())).location).toBe(jobs);
    visitor.session = browser.session;
    expect((await visitor.get('status')).body).toMatchObject({ authenticatedAt: site.clock.now });
  });

  test('of somebody without a device leads to the set-up', async () => {
    const browser = browserOf(openSite({ handler: { pages } }));
    const page = await browser.open(toJobs);
    expect(page.text).toContain('No authenticator app is linked to your account.');
    expect(hrefOf(page, '.primary')).toMatch(/^\/two-factor\/set-up\?return_to=/);
    expect((await browser.post('/challenge', { code: '123456' })).status).toBe(409);
  });
});

describe('C2 a wrong code', () => {
  test('W5 W6 W8 is told beside the box, in the title, and by what describes the box; and asks for no password', async () => {
    const { browser, page, wrong, code } = await asked();
    const reply = await type({ browser }, page, wrong());
    expect([reply.status, reply.title]).toEqual([422, 'Wrong code · Two-factor sign-in · My HPC']);
    const box = reply.document.querySelector('#code');
    expect(box?.getAttribute('aria-invalid')).toBe('true');
    expect(box?.getAttribute('aria-describedby')).toBe('refusal code-hint');
    const refusal = reply.document.querySelector('#refusal');
    expect(refusal?.getAttribute('role')).toBe('alert');
    expect(refusal?.textContent).toContain('make sure that it is the entry for My HPC');
    expect((await type({ browser }, reply, code())).location).toBe(jobs);
  });

  test('A18 is not in the page that refuses it', async () => {
    const { browser, page, wrong, recoveryCodes, code } = await asked();
    const recovery = recoveryCodes[0]?.replace(/.$/, (last) => (last === '0' ? '1' : '0')) ?? '';
    for (const typed of [wrong(), recovery, `${code()}789`, '<b>123456</b>']) {
      const reply = await type({ browser }, page, typed);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.html).not.toContain(typed);
    }
  });

  test.each(['', 'abc', '12345', '١٢٣٤٥٦', '<script>alert(1)</script>'])(
    '%j is no code, and costs nothing',
    async (code) => {
      const { site, browser, page } = await asked();
      site.storage.trips = 0;
      const reply = await type({ browser }, page, code);
      expect([reply.status, reply.title]).toEqual([400, 'Not a code · Two-factor sign-in · My HPC']);
      expect(site.storage.trips).toBe(0);
    },
  );

  test('of the recovery codes is told as such, whichever box it was typed into', async () => {
    const { browser, page } = await asked();
    const reply = await type({ browser }, page, '0000-1111-2222-3333-4444-5555');
    expect([reply.status, reply.title]).toEqual([422, 'Wrong recovery code · Use a recovery code · My HPC']);
    const malformed = await type({ browser }, reply, '0000-11');
    expect([malformed.status, malformed.title]).toEqual([422, reply.title]);
    const short = await type({ browser }, reply, '0000-1');
    expect([short.status, short.title]).toEqual([400, 'Not a recovery code · Use a recovery code · My HPC']);
  });

  test('C6 A25 of a device whose clock is behind is told by how much, and what to do', async () => {
    const { browser, page, code } = await asked();
    const reply = await type({ browser }, page, code(-180));
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('Your device’s clock is about 3 minutes behind. Turn on automatic time');
  });
});

describe('C3 a code that was used already', () => {
  test('N5 W5 W6 is told with a countdown to the next, apart from what is announced, and a box that stays open', async () => {
    const { site, browser, page, code } = await asked();
    await site.visitor().post('verify', { code: code() });
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([409, 'Code already used · Two-factor sign-in · My HPC']);
    expect(reply.text).toContain('Your app shows the next one in 15 seconds.');
    const timer = reply.document.querySelector('[role=timer]');
    expect(timer?.getAttribute('data-seconds')).toBe('15');
    expect(timer?.closest('[role=alert], [role=status], [aria-live]')).toBeNull();
    expect(reply.document.querySelector('#code')?.hasAttribute('disabled')).toBe(false);
    expect(reply.headers.get('retry-after')).toBeNull();
    site.clock.now += 15_000;
    expect((await type({ browser }, reply, code())).location).toBe(jobs);
  });

  test('and whose next one is shown already says so', async () => {
    const { site, browser, page, code } = await asked();
    const early = code(30);
    await site.visitor().post('verify', { code: early });
    site.clock.now += 60_000;
    const reply = await type({ browser }, page, early);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Your app shows the next one now.');
    expect(reply.document.querySelector('[role=timer]')).toBeNull();
  });

  test('A40 by this very session is no error: it was sent twice', async () => {
    const { site, browser, page, code } = await asked();
    expect((await type({ browser }, page, code())).location).toBe(jobs);
    expect((await type({ browser }, page, code())).location).toBe(jobs);
    expect(site.sessions.issued).toHaveLength(2);
  });
});
