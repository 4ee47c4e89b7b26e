import { describe, expect, it } from 'vitest';
import { memoryStorage, type WatchwordOptions } from '../src/index.ts';
import { setUp } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';
import { seededRandom } from './support/random.ts';
import { readRecord } from './support/stored-account.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Fifteen bytes whose code is 0 and 1 in turns. */
const zerosAndOnes = Buffer.from('0040100401'.repeat(3), 'hex');

/** Draws these bytes for the first code of each set: it comes right after the salt, the only draw of 16 bytes. */
function drawing(firstCode: Uint8Array): Partial<WatchwordOptions> {
  const others = seededRandom('others');
  let before = 0;
  return {
    random: (length) => {
      const isFirstCode = before === 16;
      before = length;
      return isFirstCode ? firstCode : others(length);
    },
  };
}

async function typed(spell: (code: string) => string) {
  const harness = setUp(drawing(zerosAndOnes));
  const { recoveryCodes } = await linkDevice(harness);
  expect(recoveryCodes[0]).toBe('0101-0101-0101-0101-0101-0101');
  return harness.watchword.verify({ userId: 'alice', code: spell(recoveryCodes[0]!) });
}

describe('a recovery code in handwriting', () => {
  it.each([
    ['o for 0', (code: string) => code.replaceAll('0', 'o')],
    ['O for 0', (code: string) => code.replaceAll('0', 'O')],
    ['i for 1', (code: string) => code.replaceAll('1', 'i')],
    ['I for 1', (code: string) => code.replaceAll('1', 'I')],
    ['l for 1', (code: string) => code.replaceAll('1', 'l')],
    ['L for 1', (code: string) => code.replaceAll('1', 'L')],
    ['all of them in turns', (code: string) => code.replaceAll('0', 'o').replace('1', 'I').replace('1', 'l')],
    ['no groups', (code: string) => code.replaceAll('-', '')],
    ['groups of two', (code: string) => code.replaceAll('-', '').replace(/../g, '$& ')],
    ['spaces around and hyphens doubled', (code: string) => ` ${code.replaceAll('-', ' -- ')} `],
  ])('B3 is read with %s', async (_what, spell) => {
    expect(await typed(spell)).toMatchObject({ ok: true, method: 'recovery-code', recoveryCodesLeft: 9 });
  });

  it.each([
    ['U', (code: string) => code.replace('0', 'U')],
    ['u', (code: string) => code.replace('0', 'u')],
    ['a fullwidth digit', (code: string) => code.replace('0', '０')],
    ['a Greek omicron', (code: string) => code.replace('0', 'ο')],
    ['a dotless i, whose upper case is I', (code: string) => code.replace('1', 'ı')],
    ['a Kelvin sign, which folds to K', (code: string) => code.replace('0', '\u212a')],
    ['a long s, which folds to S', (code: string) => code.replace('0', '\u017f')],
    ['a long hyphen', (code: string) => code.replace('-', '–')],
    ['a tab', (code: string) => code.replace('-', '\t')],
    ['a character more', (code: string) => `${code}0`],
    ['a character less', (code: string) => code.slice(1)],
  ])('B3 T19 is not read with %s', async (_what, spell) => {
    expect(await typed(spell)).toEqual({ ok: false, reason: 'malformed' });
  });

  it('A11 A12 B3 in another spelling is the same code: used once, it is used in all', async () => {
    const harness = setUp();
    const { recoveryCodes } = await linkDevice(harness);
    for (const code of recoveryCodes) {
      const handwritten = code.toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', ' ');
      expect(await harness.watchword.verify({ userId: 'alice', code: handwritten })).toMatchObject({ ok: true });
      expect(await harness.watchword.verify({ userId: 'alice', code })).toMatchObject({ reason: 'wrong-code' });
      harness.clock.advance(10);
    }
  });
});

describe('a set of recovery codes', () => {
  it('N18 N20 uses all 32 characters at each of the 24 places: no bit of the 120 is fixed', async () => {
    const harness = setUp();
    const seen = Array.from({ length: 24 }, () => new Set<string>());
    for (let n = 0; n < 60; n += 1) {
      const { recoveryCodes } = await linkDevice(harness, { userId: `user ${n}` });
      for (const code of recoveryCodes) [...code.replaceAll('-', '')].forEach((char, at) => seen[at]!.add(char));
    }
    for (const characters of seen) expect([...characters].toSorted().join('')).toBe(alphabet);
  });

  it('N18 has a salt of its own: the same codes of two users are kept as different hashes', async () => {
    const storage = memoryStorage();
    const harness = setUp({ storage, ...drawing(zerosAndOnes) });
    await linkDevice(harness);
    await linkDevice(harness, { userId: 'bob' });
    const [alice, bob] = await Promise.all(['alice', 'bob'].map((userId) => readRecord(storage, userId)));
    const kept = [alice!, bob!].map((record) => record['recovery'] as { salt: string; hashes: string[] });
    expect(Buffer.from(kept[0]!.salt, 'base64url')).toHaveLength(16);
    expect(kept[0]!.salt).not.toBe(kept[1]!.salt);
    expect(new Set(kept.flatMap(({ hashes }) => hashes)).size).toBe(20);
  });
});
