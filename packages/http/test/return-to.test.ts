import { describe, expect, test } from 'vitest';
import { returnTo } from '../src/index.ts';
import { foreignAddresses } from './support/foreign-addresses.ts';

const origin = 'https://my.my-hpc.example';
const fallback = '/account';

describe('the address to come back to', () => {
  test.each([
    ['/', '/'],
    ['/jobs', '/jobs'],
    ['/jobs?page=2&of=a%20b#last', '/jobs?page=2&of=a%20b#last'],
    ['jobs', '/jobs'],
    ['?page=2', '/?page=2'],
    [`${origin}/jobs`, '/jobs'],
    ['/jobs/../account', '/account'],
    ['／／evil.example', '/%EF%BC%8F%EF%BC%8Fevil.example'],
    ['/straße', '/stra%C3%9Fe'],
    ['/%5Cevil.example', '/%5Cevil.example'],
    ['/jobs?next=https://evil.example', '/jobs?next=https://evil.example'],
    ['https:jobs', '/jobs'],
    [`https://MY.my-hpc.example:443/jobs`, '/jobs'],
  ])('%s is one of this site', (value, expected) => {
    expect(returnTo(value, origin, fallback)).toBe(origin + expected);
  });

  test.each([
    ['/..//evil.example', '//evil.example'],
    ['/.//evil.example', '//evil.example'],
    ['/a/..//evil.example', '//evil.example'],
    ['/%2e%2e//evil.example', '//evil.example'],
  ])('A44 %s stays here, as the answer is absolute', (value, path) => {
    const address = returnTo(value, origin, fallback);
    expect(address).toBe(origin + path);
    expect(new URL(address).origin).toBe(origin);
  });

  test.each(foreignAddresses)('A44 %j is another site’s, or none', (value) => {
    expect(returnTo(value, origin, fallback)).toBe(`${origin}/account`);
  });

  test.each([
    undefined,
    null,
    '',
    42,
    true,
    {},
    [],
    ['/jobs'],
    { toString: () => '/jobs' },
    new URL(origin),
    Symbol('/'),
  ])('A44 %s is none', (value) => {
    expect(returnTo(value, origin, fallback)).toBe(`${origin}/account`);
  });

  test('A44 whatever comes out can stand in a header', () => {
    for (const value of ['/straße', '/\u2028', '/日本', '/"<>`{}|^', '/%0d%0aSet-Cookie:a=b', '?\'"']) {
      const address = returnTo(value, origin, fallback);
      expect(address).toMatch(/^[\x21-\x7e]+$/);
      expect(new Headers({ location: address }).get('location')).toBe(address);
    }
  });

  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 42])(
    'A44 a fallback of %j is the program’s mistake',
    (elsewhere) => {
      expect(() => returnTo('//evil.example', origin, elsewhere as string)).toThrow('The fallback of returnTo');
    },
  );

  test.each(['', 'my.my-hpc.example', `${origin}/`, 'null', 'javascript:alert(1)'])(
    'A44 an origin of %j is the program’s mistake',
    (none) => {
      expect(() => returnTo('/jobs', none, fallback)).toThrow('An origin is scheme, host and port');
    },
  );

  test('over http, too, https leads elsewhere', () => {
    expect(returnTo('https:evil.example', 'http://localhost:3000', '/')).toBe('http://localhost:3000/');
  });
});
