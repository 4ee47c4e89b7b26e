import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHandler, type HandlerOptions, openApiDocument } from '../src/index.ts';

const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
const usual: HandlerOptions = { watchword, session: () => undefined };

afterEach(() => vi.unstubAllEnvs());

function refusal(options: unknown) {
  try {
    createHandler(options as HandlerOptions);
  } catch (error) {
    return error as { readonly code: string; readonly message: string };
  }
  throw new Error('The options were taken.');
}

describe('in production', () => {
  test.each([
    ['no origins', {}],
    ['no origin', { origins: [] }],
  ])('A43 A45 with %s it does not start', (_what, options) => {
    vi.stubEnv('NODE_ENV', 'production');
    const { code, message } = refusal({ ...usual, ...options });
    expect(code).toBe('misuse');
    expect(message).toContain('origins is required when NODE_ENV is production.');
  });

  test('A43 N4 it takes no codes in the clear', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(refusal({ ...usual, origins: ['http://my.my-hpc.example'] }).message).toContain('without https');
    expect(refusal({ ...usual, origins: ['https://a.example', 'http://localhost.evil.example'] }).code).toBe('misuse');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080', 'https://a.example']) {
      expect(createHandler({ ...usual, origins: [origin] })).toBeTypeOf('function');
    }
  });

  test('elsewhere it starts without', () => {
    expect(createHandler(usual)).toBeTypeOf('function');
  });
});

test.each([
  'my.my-hpc.example',
  'https://my.my-hpc.example/',
  'https://My.my-hpc.example',
  'https://my.my-hpc.example:443',
  'https://my.my-hpc.example/portal',
  'https://user@my.my-hpc.example',
  'https://*.my-hpc.example',
  ' https://my.my-hpc.example',
  'ftp://my.my-hpc.example',
  'null',
  '*',
  '',
  42,
  null,
])('A45 %j is no origin', (origin) => {
  expect(refusal({ ...usual, origins: [origin] })).toMatchObject({ code: 'misuse' });
});

test.each([
  ['nothing', undefined, 'misuse', 'createHandler must be an object'],
  ['a misspelt option', { ...usual, orgins: [] }, 'unknown-option', 'Did you mean "origins"?'],
  ['no watchword', { session: () => undefined }, 'misuse', 'watchword must be'],
  ['no session', { watchword }, 'misuse', 'session must be a function'],
  ['a session that is no function', { watchword, session: {} }, 'misuse', 'session must be a function'],
  ['an onError that is no function', { ...usual, onError: true }, 'misuse', 'onError must be a function'],
  ['one origin outside of a list', { ...usual, origins: 'https://a.example' }, 'misuse', 'origins must be a list'],
])('%s is refused', (_what, options, code, message) => {
  const error = refusal(options);
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test.each([
  '',
  'two-factor',
  '/two-factor/',
  '//two-factor',
  '/a//b',
  '/../a',
  '/./a',
  '/a?b',
  '/a#b',
  '/:id',
  '/*',
  '/a b',
  42,
])('a base path of %j is refused', (basePath) => {
  expect(refusal({ ...usual, basePath })).toMatchObject({ code: 'misuse' });
  expect(() => openApiDocument(basePath as string)).toThrow('basePath must be a path');
});
