import { describe, expect, it } from 'vitest';
import { testClock } from '../src/index.ts';

describe('a test clock', () => {
  it('stands still until it is told otherwise', () => {
    const clock = testClock(new Date('2026-11-24T12:00:00Z'));
    expect([clock(), clock()]).toEqual([Date.UTC(2026, 10, 24, 12), Date.UTC(2026, 10, 24, 12)]);
    clock.advance(30);
    expect(clock()).toBe(Date.UTC(2026, 10, 24, 12, 0, 30));
    clock.advance(-0.5);
    expect(clock()).toBe(Date.UTC(2026, 10, 24, 12, 0, 29, 500));
    clock.set(5);
    expect(clock()).toBe(5);
    clock.set(new Date(7));
    expect(clock()).toBe(7);
  });

  it('refuses what is no time, and then stands where it stood', () => {
    const clock = testClock(1000);
    const garbage = [Number.NaN, Number.POSITIVE_INFINITY, new Date('never'), '1000', null, undefined, {}, 10n];
    for (const value of garbage as number[]) {
      expect(() => testClock(value)).toThrow(expect.objectContaining({ code: 'misuse' }));
      expect(() => clock.set(value)).toThrow(expect.objectContaining({ code: 'misuse' }));
    }
    expect(() => clock.advance(Number.NaN)).toThrow(expect.objectContaining({ code: 'misuse' }));
    expect(clock()).toBe(1000);
  });
});
