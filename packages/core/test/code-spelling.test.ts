import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../src/index.ts';
import { enrollEarlier, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

/** The same digits in another script, whose zero is at that code point. */
function inScript(code: string, zero: number): string {
  return code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

describe('spelling', () => {
  const sameDigits: [string, (code: string) => string][] = [
    ['a space in the middle', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['spaces around', (code) => `  ${code} `],
    ['hyphens', (code) => Array.from(code).join('-')],
  ];
  const otherTexts: [string, (code: string) => string][] = [
    ['full-width digits', (code) => inScript(code, 0xff10)],
    ['Arabic digits', (code) => inScript(code, 0x0660)],
    ['mathematical digits', (code) => inScript(code, 0x1d7d8)],
    ['a sign', (code) => `+${code}`],
    ['an underscore', (code) => `${code.slice(0, 1)}_${code.slice(1)}`],
    ['a trailing newline', (code) => `${code}\n`],
    ['a tab', (code) => `\t${code}`],
    ['a no-break space', (code) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`],
    ['a zero-width space', (code) => `${code}\u200b`],
    ['a NUL', (code) => `${code}\0`],
    ['an en dash', (code) => `${code.slice(0, 3)}\u2013${code.slice(3)}`],
    ['an exponent', (code) => `${code}e0`],
    ['65 characters', (code) => code.padEnd(65)],
  ];

  it.each(sameDigits)('A5 does not make a used code new: %s', async (_name, spell) => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId, code: spell(code()) })).toMatchObject({ ok: true });
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
    expect(await harness.watchword.verify({ userId, code: spell(code()) })).toMatchObject({ reason: 'already-used' });
  });

  it.each(sameDigits)('A5 does not dodge the counter: %s', async (_name, spell) => {
    const harness = setUp();
    const { userId, wrong } = await enrollEarlier(harness);
    for (let n = 0; n < 6; n += 1) await harness.watchword.verify({ userId, code: spell(wrong()) });
    expect(await harness.watchword.verify({ userId, code: wrong() })).toMatchObject({ reason: 'throttled' });
  });

  it.each(otherTexts)('A5 T19 is refused before anything is looked up: %s', async (_name, spell) => {
    const harness = setUp({ storage: intercepted(memoryStorage()) });
    const { userId, code } = await enrollEarlier(harness);
    const { counts } = harness.storage as ReturnType<typeof intercepted>;
    const { loads } = counts;
    expect(await harness.watchword.verify({ userId, code: spell(code()) })).toEqual({ ok: false, reason: 'malformed' });
    expect(counts.loads).toBe(loads);
  });
});
