import { describe, expect, it } from 'vitest';
import { createWatchword, keyring, memoryStorage, type Policy, type WatchwordOptions } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { begin, setUp, testKey } from './support/harness.ts';

const complete = () => ({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(testKey) });

function created(options: unknown) {
  return failureOf(() => createWatchword(options as WatchwordOptions));
}

describe('options', () => {
  it.each(['issuer', 'storage', 'keys'] as const)('A41 must have %s, and the message shows how', async (name) => {
    for (const value of [undefined, null, 7, {}, () => undefined]) {
      const failure = await created({ ...complete(), [name]: value });
      expect(failure).toMatchObject({ code: 'misuse' });
      expect(failure.message).toMatch(new RegExp(`^${name} .*Pass `));
    }
  });

  it.each(['onEvent', 'onEventError', 'clock', 'random'] as const)('A41 take only a function as %s', async (name) => {
    for (const value of [null, 7, 'text', {}, []]) {
      const failure = await created({ ...complete(), [name]: value });
      expect(failure).toMatchObject({ code: 'misuse', message: `${name} must be a function.` });
    }
  });

  it.each([undefined, null, 7, 'text', [], () => undefined])('A41 must be an object, not %s', async (options) => {
    expect(await created(options)).toMatchObject({
      code: 'misuse',
      message: expect.stringContaining('createWatchword') as string,
    });
  });

  it.each([
    [{ isuer: 'x' }, /"isuer".*Did you mean "issuer"\?/],
    [{ onevent: 'x' }, /Did you mean "onEvent"\?/],
    [{ policy: { digit: 6 } }, /policy has no "digit"\. Did you mean "digits"\?/],
    [{ zzzzzzzz: 1 }, /It knows "issuer", "storage"/],
    [{ 'evil\n\u001b[31m': 1 }, /has no "evil\?\?\?31m"/],
    [{ [`x${'y'.repeat(10_000_000)}`]: 1 }, /has no "xy{39}"/],
    [JSON.parse('{"__proto__": 1}') as object, /has no "__proto__"/],
  ])('A41 that are unknown are refused, naming the nearest: %#', async (more, message) => {
    const failure = await created(Object.assign(Object.create(null), complete(), more));
    expect(failure.message).toMatch(message);
    expect(failure.code).toBe('unknown-option');
  });

  it('A41 of the memory storage are checked too', async () => {
    const misspelt = { dangerouslyAllowInproduction: true } as object;
    expect(await failureOf(() => memoryStorage(misspelt))).toMatchObject({ code: 'unknown-option' });
    expect(await failureOf(() => memoryStorage(null as never))).toMatchObject({ code: 'misuse' });
  });
});

describe('a policy', () => {
  const rules: [keyof Policy, readonly unknown[], readonly unknown[]][] = [
    ['algorithm', ['SHA1', 'SHA256', 'SHA512'], ['MD5', 'sha1', '', null, 1]],
    ['digits', [6, 7, 8], [5, 9, 6.5, Number.NaN, '6', null, undefined, 6n]],
    ['period', [15, 30, 120], [14, 121, 0, -30, 29.5, Number.POSITIVE_INFINITY, '30']],
    ['past', [0, 1, 10], [-1, 11, 0.5, '1', null]],
    ['future', [0, 1, 10], [-1, 11, 0.5, '1', null]],
    ['historyDays', [1, 400, 36_500], [0, -1, 36_501, 1.5, '400']],
  ];

  it.each(rules)('H2 T13 T17 U10 has bounds for %s', async (name, good, bad) => {
    for (const value of good) expect(() => setUp({ policy: { maxDevices: 1, [name]: value } })).not.toThrow();
    for (const value of bad) {
      const failure = await created({ ...complete(), policy: { [name]: value } });
      expect([value, failure.code, failure.message]).toEqual([
        value,
        'misuse',
        expect.stringMatching(new RegExp(`^policy\\.${name} must be`)),
      ]);
    }
  });

  it.each([null, 7, 'strict', []])('A41 is an object, not %j', async (policy) => {
    expect(await created({ ...complete(), policy })).toMatchObject({
      code: 'misuse',
      message: 'policy must be an object.',
    });
  });
});

describe('randomness', () => {
  it.each<[string, (length: number) => unknown]>([
    ['gives nothing', () => undefined],
    ['gives fewer bytes', (length) => new Uint8Array(length - 1)],
    ['gives no bytes', () => new Uint8Array(0)],
    ['gives more bytes', (length) => new Uint8Array(length + 1)],
    ['gives a list', (length) => Array.from({ length }, () => 7)],
    ['gives text', (length) => 'x'.repeat(length)],
  ])('T6 H3 that %s is refused, and nothing is begun', async (_what, random) => {
    const { watchword, storage } = setUp({ random: random as () => Uint8Array });
    expect(await failureOf(() => begin(watchword))).toMatchObject({ code: 'misuse' });
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('T6 that throws has no fallback', async () => {
    const exhausted = new Error('no entropy');
    const { watchword, storage } = setUp({
      random: () => {
        throw exhausted;
      },
    });
    await expect(begin(watchword)).rejects.toBe(exhausted);
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('T6 V3 comes from node:crypto by default: two secrets differ', async () => {
    const watchword = createWatchword(complete());
    const [one, two] = [await begin(watchword), await begin(watchword)];
    expect(one.secret.equals(two.secret)).toBe(false);
    expect(one.enrollmentId).not.toBe(two.enrollmentId);
  });
});
