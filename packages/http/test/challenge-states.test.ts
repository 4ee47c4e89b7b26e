import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { asked, askedWhileDisabled, hrefOf, jobs, toJobs, type } from './support/challenge.ts';
import { origin } from './support/origin.ts';
import { openSite } from './support/site.ts';

const wrongRecoveryCode = '0000-1111-2222-3333-4444-5555';

describe('C4 a challenge that is throttled', () => {
  test('A17 R1 says how long, in words and by the clock, and that a recovery code works', async () => {
    const { site, visitor, browser, page, wrong, code, recoveryCodes } = await asked();
    for (let guesses = 0; guesses < 6; guesses += 1) await visitor.post('verify', { code: wrong() });
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '30']);
    expect(reply.title).toBe('Please wait · Two-factor sign-in · My HPC');
    expect(reply.text).toContain('A recovery code works now.');
    expect(reply.text).toContain('You can try again in 30 seconds, at ');
    const at = reply.document.querySelector('time')?.getAttribute('datetime') ?? '';
    expect(Date.parse(at)).toBe(site.clock.now + 30_000);
    const opened = await browser.open(toJobs);
    expect([opened.status, opened.title]).toEqual([200, 'Please wait · Two-factor sign-in · My HPC']);
    expect((await type({ browser }, opened, recoveryCodes[0])).title).toBe('Wrong codes were entered · My HPC');
  });

  test('A23 is not for who has shown the second factor before', async () => {
    const { site, browser, code, wrong } = await asked();
    await type({ browser }, await browser.open(toJobs), code());
    for (let guesses = 0; guesses < 6; guesses += 1) await site.visitor().post('verify', { code: wrong() });
    site.clock.now += 10_000;
    const page = await browser.open(toJobs);
    expect(page.title).toBe('Confirm that it’s you · My HPC');
    site.clock.now += 5000;
    expect((await type({ browser }, page, code())).title).toBe('Wrong codes were entered · My HPC');
  });

  test('by wrong recovery codes has a wait of its own', async () => {
    const { browser, page } = await asked();
    for (let guesses = 0; guesses < 6; guesses += 1) await type({ browser }, page, wrongRecoveryCode);
    const reply = await type({ browser }, page, wrongRecoveryCode);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '10']);
    expect(reply.text).toContain('There were too many wrong recovery codes.');
  });
});

describe('C5 a challenge whose codes are switched off', () => {
  test('A24 says that it may not have been them, and leads to recovery code, password and support', async () => {
    const { page, browser, code } = await askedWhileDisabled();
    expect([page.status, page.title]).toEqual([200, 'Codes are switched off · Two-factor sign-in · My HPC']);
    expect(page.text).toContain('it may not have been you');
    expect(hrefOf(page, 'main a[href="/password"]')).not.toBe('');
    expect(hrefOf(page, 'main a[href="mailto:help@my-hpc.example"]')).not.toBe('');
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([403, page.title]);
  });

  test('A23 C7 C9 takes a recovery code, tells of the wrong ones, and leads to the set-up first', async () => {
    const { page, browser, recoveryCodes } = await askedWhileDisabled();
    const wrong = await type({ browser }, page, wrongRecoveryCode);
    expect([wrong.status, wrong.title]).toEqual([422, 'Wrong recovery code · Two-factor sign-in · My HPC']);
    expect(wrong.text).toContain('Codes are switched off');
    const told = await type({ browser }, wrong, recoveryCodes[0]);
    expect([told.status, told.title]).toEqual([200, 'Wrong codes were entered · My HPC']);
    const recovered = await browser.open(hrefOf(told, '.primary'));
    expect(recovered.text).toContain('You have 9 more.');
    expect(hrefOf(recovered, '.primary')).toMatch(/^\/two-factor\/set-up\?/);
  });
});

describe('C7 a recovery code that was accepted', () => {
  test('A12 is told with how many are left, leads on, and to a new device', async () => {
    const { browser, page, recoveryCodes } = await asked();
    const recovered = await type({ browser }, page, recoveryCodes[0]);
    expect(recovered.title).toBe('Recovery code accepted · My HPC');
    expect(recovered.text).toContain('It is used up now. You have 9 more.');
    expect(hrefOf(recovered, '.primary')).toBe(jobs);
    expect(hrefOf(recovered, '.secondary')).toMatch(/^\/two-factor\/set-up\?/);
    expect((await browser.open(recovered.url)).text).toBe(recovered.text);
  });

  test('A40 and is sent twice by its session goes on, and one of another session does not', async () => {
    const { site, browser, page, recoveryCodes } = await asked();
    const [code = '', other = ''] = recoveryCodes;
    const first = await type({ browser }, page, code);
    expect((await type({ browser }, page, code)).title).toBe(first.title);
    expect((await type({ browser: browserOf(site) }, page, code)).status).toBe(422);
    site.clock.now += 90_000;
    expect((await type({ browser }, page, code)).status).toBe(422);
    expect((await type({ browser }, page, other)).title).toBe(first.title);
  });

  test('is never a wrong one, typed in a session that has shown a code of the app', async () => {
    const { browser, page, code } = await asked();
    expect((await type({ browser }, page, code())).location).toBe(jobs);
    expect((await type({ browser }, page, wrongRecoveryCode)).status).toBe(422);
  });

  test('A11 and was the last one says so', async () => {
    const { site, browser, page, recoveryCodes } = await asked();
    for (const code of recoveryCodes.slice(0, 9)) await site.visitor().post('verify', { code });
    expect((await type({ browser }, page, recoveryCodes[9])).text).toContain('That was your last recovery code.');
  });

  test('A38 has a page for the session that used it, and for no other', async () => {
    const { browser, page, code } = await asked();
    const address = '/challenge/recovered?return_to=/jobs';
    expect((await browser.open(address)).title).toBe(page.title);
    await type({ browser }, page, code());
    expect((await browser.open(address)).location).toBe(`${origin}/jobs`);
  });
});

describe('C8 a session that has ended', () => {
  test('in mid-flow is told that nothing was used up, and comes back to where it was going', async () => {
    const { site, browser, page, code } = await asked();
    site.sessions.kept.clear();
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([401, 'Sign in again · My HPC']);
    expect(reply.text).toContain('Nothing was used up.');
    const signIn = new URL(hrefOf(reply, '.primary'), origin);
    expect(signIn.pathname).toBe('/sign-in');
    browser.session = site.sessions.open('alice');
    const again = await browser.open(signIn.searchParams.get('return_to') ?? '');
    expect((await type({ browser }, again, code())).location).toBe(jobs);
  });

  test('is led from a page to the sign-in, and back to it after', async () => {
    const { site, browser } = await asked();
    site.sessions.kept.clear();
    const { location = '' } = await browser.open(toJobs);
    expect(new URL(location, origin).searchParams.get('return_to')).toBe(origin + toJobs);
  });

  test('at a host that has named no sign-in leads home', async () => {
    const site = openSite();
    const browser = browserOf(site);
    browser.session = undefined;
    const reply = await browser.open(toJobs);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Session']);
    expect(hrefOf(reply, '.primary')).toBe('/');
  });
});

describe('C9 wrong codes since the last sign-in', () => {
  test('A24 are told after the next one, and to load that again goes on', async () => {
    const { site, browser, page, code, wrong } = await asked();
    for (let guesses = 0; guesses < 6; guesses += 1) await site.visitor().post('verify', { code: wrong() });
    site.clock.now += 3_600_000;
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([200, 'Wrong codes were entered · My HPC']);
    expect(reply.text).toContain('There were 6 wrong codes since your last sign-in. If that wasn’t you');
    expect(hrefOf(reply, 'main a[href="/password"]')).not.toBe('');
    expect(hrefOf(reply, '.primary')).toBe(jobs);
    expect((await type({ browser }, page, code())).location).toBe(jobs);
  });

  test('are not worth a page while they are few', async () => {
    const { site, browser, page, code, wrong } = await asked();
    for (let guesses = 0; guesses < 4; guesses += 1) await site.visitor().post('verify', { code: wrong() });
    expect((await type({ browser }, page, code())).location).toBe(jobs);
  });
});

describe('C10 a store that is down', () => {
  test('A9 A18 lets nobody in, says that nothing was used up, and leads back to try again', async () => {
    const { site, browser, page, code } = await asked();
    site.storage.down = true;
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([503, 'We can’t check codes right now · My HPC']);
    expect(reply.text).toContain('Nothing was used up. Try again in a moment.');
    expect(reply.html).not.toMatch(/alice|connection|parameters|storage/);
    const { error, request } = site.reported.at(-1) ?? {};
    expect([error, request]).toMatchObject([{ code: 'storage' }, { method: 'POST', path: '/challenge' }]);
    expect((await browser.open(toJobs)).status).toBe(503);
    site.storage.down = false;
    const again = await browser.open(hrefOf(reply, '.primary'));
    expect((await type({ browser }, again, code())).location).toBe(jobs);
  });
});

test('C3 a used code is said to be used where the session was asked for another one since', async () => {
  const { site, browser, page, code } = await asked();
  await type({ browser }, page, code());
  site.clock.now += 10_000;
  const askedOnceMore = await browser.open(toJobs);
  const reply = await type({ browser }, askedOnceMore, code());
  expect([reply.status, reply.title]).toEqual([409, 'Code already used · Confirm that it’s you · My HPC']);
  expect(reply.text).toContain('Your app shows the next one in 5 seconds.');
  const sentTwice = await type({ browser }, page, code());
  expect(sentTwice.location).toBe(jobs);
});

test('C3 the same of a recovery code', async () => {
  const { site, browser, page, recoveryCodes } = await asked();
  const [first] = recoveryCodes;
  await type({ browser }, page, first);
  site.clock.now += 10_000;
  const reply = await type({ browser }, await browser.open(toJobs), first);
  expect([reply.status, reply.title]).toEqual([422, 'Wrong recovery code · Use a recovery code · My HPC']);
  expect((await type({ browser }, page, first)).title).toBe('Recovery code accepted · My HPC');
});
