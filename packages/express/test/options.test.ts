import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { createTwoFactor, type TwoFactorOptions } from '../src/index.ts';

const user = () => undefined;

describe('options', () => {
  const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
  const wrong: readonly (readonly [string, object])[] = [
    ['no user', { watchword }],
    ['a misspelt name', { watchword, user, origin: 'https://my.my-hpc.example' }],
    ['a base path without its slash', { watchword, user, basePath: 'two-factor' }],
    ['a session that is no function', { watchword, user, session: {} }],
    ['a known that is no function', { watchword, user, known: 'proof' }],
    ['an onError that is no function', { watchword, user, onError: true }],
    ['no watchword', { user }],
    ['an origin with a path', { watchword, user, origins: ['https://my.my-hpc.example/'] }],
  ];

  test.each(wrong)('A43 with %s are refused at the start', (_what, options) => {
    expect(() => createTwoFactor(options as TwoFactorOptions)).toThrow(
      expect.objectContaining({ name: 'WatchwordError', code: expect.stringMatching(/^(?:misuse|unknown-option)$/) }),
    );
  });

  test.each([
    { maxAgeSeconds: 0 },
    { maxAgeSeconds: -1 },
    { maxAgeSeconds: 1.5 },
    { maxAgeSeconds: Number.POSITIVE_INFINITY },
    { maxAgeSeconds: '300' },
    { enrollment: 'none' },
    { enrolment: 'optional' },
    { maxAge: 300 },
    null,
    300,
  ])('A43 of a guard, %j is refused where it is made', (options) => {
    const { require } = createTwoFactor({ watchword, user });
    expect(() => require(options as never)).toThrow(expect.objectContaining({ name: 'WatchwordError' }));
  });
});
