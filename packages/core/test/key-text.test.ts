import { execFileSync } from 'node:child_process';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { generateKey, keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';

const material = Buffer.alloc(32, 0xb7).toString('base64url');
const other = Buffer.alloc(32, 0xc8).toString('base64url');
const long = 'x'.repeat(32);
const command = /node -p "([^"]+)"/;

const faults: [string, unknown, string, RegExp][] = [
  ['is missing', undefined, 'no-key', /There is no key/],
  ['is empty', ' \n', 'no-key', /There is no key/],
  ['is null', null, 'bad-key', /^The key ring must be text/],
  ['is a number', 7, 'bad-key', /^The key ring must be text/],
  ['is a list', [`a:${material}`], 'bad-key', /^The key ring must be text/],
  ['is bytes', Buffer.from(material), 'bad-key', /^The key ring must be text/],
  ['has a key without an id', material, 'bad-key', /Key 1 .*has no id/],
  ['has an empty id', `:${material}`, 'bad-key', /id of Key 1 .*1 to 32/],
  ['has a dot in an id', `a.b:${material}`, 'bad-key', /id of Key 1/],
  ['has an id that is the key', `${material}:${material}`, 'bad-key', /id of Key 1/],
  ['has a key in plain base64', `a:${'+/'.repeat(21)}A`, 'bad-key', /Key 1 .*not base64url/],
  ['has a padded key', `a:${material}=`, 'bad-key', /Key 1 .*not base64url/],
  ['has a key in hex', `a:${'b7'.repeat(32)}`, 'bad-key', /Key 1 .*48 bytes long instead of 32/],
  ['has a short second key', `a:${material},b:${material.slice(0, 20)}`, 'bad-key', /Key 2 .*15 bytes long/],
  ['has a bit too many in the last character', `a:${material.slice(0, -1)}d`, 'bad-key', /Key 1 .*not base64url/],
  ['ends in a comma', `a:${material},`, 'bad-key', /Key 2 .*has no id/],
  [
    'names an id twice',
    `a:${material},a:${other}`,
    'bad-key',
    /the id "a" twice\. The newer key needs its own\. .*'a-2:'/,
  ],
  ['names a long id twice', `${long}:${material},${long}:${other}`, 'bad-key', /'x{30}-2:'/],
  ['is the same key twice', `a:${material},a:${material}`, 'bad-key', /the id "a" twice/],
  [
    'has a key under two ids',
    `a:${material},b:${other},c:${material}`,
    'bad-key',
    /"c" is the key "a" under another id/,
  ],
  ['has quotes around it', `"a:${material}"`, 'bad-key', /id of Key 1/],
];

describe('the text of a key ring', () => {
  it.each(faults)(
    'A35 A41 %s: the message names the fault and the way out, and repeats no key',
    async (_what, text, code, message) => {
      const failure = await failureOf(() => keyring(text as string));
      expect(failure).toMatchObject({ code, message: expect.stringMatching(message) as string });
      expect(failure.message).toMatch(command);
      for (const part of [material, other, material.slice(0, 10), 'b7b7b7', '+/+/'])
        expect(inspect(failure)).not.toContain(part);
    },
  );

  it('V17 may have spaces and line ends around its keys', () => {
    expect(() => keyring(` a:${material} ,\n b:${other}\n`)).not.toThrow();
  });

  it.each([
    ['no key at all', '', 'x:'],
    ['a long id twice', `${long}:${material},${long}:${other}`, `${long}:`],
  ])('V17 is what the command in the message for %s makes, beside the keys of before', async (_what, text, before) => {
    const { message } = await failureOf(() => keyring(text));
    const [, script = ''] = command.exec(message) ?? [];
    const printed = execFileSync(process.execPath, ['-p', script], { encoding: 'utf8' });
    expect(() => keyring(`${printed},${before}${material}`)).not.toThrow();
  });

  it('V17 is what generateKey() makes', () => {
    for (const text of [generateKey(), generateKey('backup_2')]) expect(() => keyring(text)).not.toThrow();
    expect(generateKey('backup_2')).toMatch(/^backup_2:[\w-]{43}$/);
    expect(generateKey()).toMatch(/^\d{4}-\d\d:[\w-]{43}$/);
    expect(generateKey()).not.toBe(generateKey());
  });

  it.each(['', 'a:b', 'a,b', 'a.b', 'ä', 'x'.repeat(33), null, 7, {}, [], Symbol('id')])(
    'A41 has no key id like %s',
    async (id) => {
      const { code, message } = await failureOf(() => generateKey(id as string));
      expect([code, message]).toEqual(['bad-key', expect.stringMatching(/^The key id must be 1 to 32/)]);
    },
  );
});
