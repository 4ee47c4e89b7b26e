import { describe, expect, it } from 'vitest';
import { failureOf } from './support/failures.ts';
import { setUp } from './support/harness.ts';

const { watchword } = setUp();

const bad: [string, unknown][] = [
  ['nothing', ''],
  ['only spaces', ' \u00a0\t '],
  ['a line end', 'a\nb'],
  ['a carriage return', 'a\rHeader: b'],
  ['a NUL', 'a\0b'],
  ['a terminal escape', '\u001b[31mred'],
  ['a C1 control', 'a\u0085b'],
  ['a line separator', 'a\u2028b'],
  ['a direction override', 'a\u202etxt.exe'],
  ['an isolate', 'a\u2066b'],
  ['nothing to see', '\u200b\u3164\u2800'],
  ['an accent alone', '\u0301'],
  ['a lone surrogate', 'a\ud800'],
  ['too many bytes', 'é'.repeat(128)],
  ['too many characters', 'a'.repeat(256)],
  ['ten megabytes', 'a'.repeat(10_000_000)],
  ['a number', 7],
  ['a list', ['a']],
  ['an object', { toString: () => 'a' }],
];

describe('names', () => {
  it.each(bad)('A44 may not be %s (user.name)', async (_what, name) => {
    const answer = await watchword.beginEnrollment({ user: { id: 'alice', name: name as string } });
    expect(answer).toMatchObject({ ok: false, reason: 'invalid-name', field: 'user.name' });
    expect(answer).toHaveProperty('message', expect.stringMatching(/^The account name [a-z0-9 ,-]+\.$/i));
  });

  it.each(bad)('A44 may not be %s (deviceName)', async (_what, deviceName) => {
    const user = { id: 'alice', name: 'alice' };
    const answer = await watchword.beginEnrollment({ user, deviceName: deviceName as string });
    expect(answer).toMatchObject({ ok: false, reason: 'invalid-name', field: 'deviceName' });
  });

  it.each(bad)('A44 may not be %s (issuer)', async (_what, issuer) => {
    const failure = await failureOf(() => setUp({ issuer: issuer as string }));
    expect(failure).toMatchObject({ code: 'misuse' });
    expect(failure.message).toMatch(/^issuer [a-z0-9 ,-]+\. Pass the name/i);
  });

  it.each(["O'Brien <b>", 'Zoë', '日本語', '👩‍🚀', 'a: b', 'x'.repeat(128)])(
    'A44 keep markup and every script as they are: %s',
    async (deviceName) => {
      const { watchword } = setUp();
      const begun = await watchword.beginEnrollment({ user: { id: 'alice', name: 'alice' }, deviceName });
      expect(begun).toMatchObject({ ok: true });
      expect((await watchword.status({ userId: 'alice' })).pending?.name).toBe(deviceName);
    },
  );

  it('A44 of a device default to "Authenticator app"', async () => {
    const { watchword } = setUp();
    await watchword.beginEnrollment({ user: { id: 'alice', name: 'alice' } });
    expect((await watchword.status({ userId: 'alice' })).pending?.name).toBe('Authenticator app');
  });
});

describe('user ids', () => {
  it.each([
    ['alice', 'ALICE'],
    ['alice', 'alice '],
    ['\u00e9', 'e\u0301'],
    ['ß', 'ss'],
    ['1', '01'],
    ['__proto__', 'constructor'],
  ])('A14 are never folded: "%s" is not "%s"', async (one, other) => {
    const { watchword } = setUp();
    const begun = await watchword.beginEnrollment({ user: { id: one, name: 'x' } });
    expect(begun).toMatchObject({ ok: true });
    expect(await watchword.status({ userId: one })).toHaveProperty('pending');
    expect(await watchword.status({ userId: other })).toEqual({ devices: [], recoveryCodesLeft: 0, disabled: false });
  });

  it.each([undefined, null, 7, {}, [], ['alice'], '', 'a\0', 'a\nb', '\ud800', 'a'.repeat(256), 'é'.repeat(128)])(
    'A14 A41 are refused when they are %j',
    async (userId) => {
      const id = userId as string;
      for (const call of [
        () => watchword.verify({ userId: id, code: '123456' }),
        () => watchword.status({ userId: id }),
        () => watchword.eligibility({ user: { id, name: 'x' } }),
        () => watchword.beginEnrollment({ user: { id, name: 'x' } }),
        () => watchword.confirmEnrollment({ user: { id, name: 'x' }, enrollmentId: 'x', code: '123456' }),
      ]) {
        const failure = await failureOf(call);
        expect(failure).toMatchObject({ code: 'invalid-user-id' });
        expect(failure.message).toContain('immutable primary key');
      }
    },
  );

  it.each(['a'.repeat(255), 'é'.repeat(127), '42', ' '])(
    'A14 may be up to 255 bytes of anything else: %#',
    async (id) => {
      expect(await watchword.status({ userId: id })).toEqual({ devices: [], recoveryCodesLeft: 0, disabled: false });
    },
  );
});
