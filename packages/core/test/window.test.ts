import { describe, expect, it } from 'vitest';
import { codeGenerator } from '../src/codes/totp.ts';
import type { Guarded } from '../src/decisions/opened-device.ts';
import { judge } from '../src/decisions/replay-guard.ts';
import { enrollEarlier, noon, setUp } from './support/harness.ts';
import { totp, usualParameters } from './support/reference.ts';
import { seedOf } from './support/vectors.ts';

describe('the window', () => {
  it('T13 N6 reaches one step to each side by default, to the second', async () => {
    for (const [secondsOff, outcome] of [
      [-60, false],
      [-30, true],
      [0, true],
      [30, true],
      [60, false],
    ] as const) {
      const harness = setUp();
      const { userId, code } = await enrollEarlier(harness);
      harness.clock.advance(90);
      expect(await harness.watchword.verify({ userId, code: code(secondsOff) })).toMatchObject({ ok: outcome });
    }
  });

  it('T13 takes the code of the last millisecond and not of the next', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const shown = code();
    harness.clock.set(harness.clock.read() + 60_000);
    expect(await harness.watchword.verify({ userId, code: shown })).toMatchObject({ reason: 'wrong-code' });
    harness.clock.set(harness.clock.read() - 1);
    expect(await harness.watchword.verify({ userId, code: shown })).toMatchObject({ ok: true });
  });

  it('T13 can be closed to the present step alone', async () => {
    const harness = setUp({ policy: { past: 0, future: 0 } });
    const { userId, code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId, code: code(-30) })).toMatchObject({ reason: 'wrong-code' });
    expect(await harness.watchword.verify({ userId, code: code(30) })).toMatchObject({ reason: 'wrong-code' });
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('T10 keeps the guard for as long as an early code could come back', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const early = code(30);
    expect(await harness.watchword.verify({ userId, code: early })).toMatchObject({ ok: true });
    harness.clock.advance(89);
    expect(await harness.watchword.verify({ userId, code: early })).toMatchObject({ reason: 'already-used' });
  });
});

describe('the work of a check', () => {
  const secret = seedOf('SHA1');
  const generate = codeGenerator(secret, usualParameters);

  function stepsComputedFor(code: string): { kind: string; computed: number[] } {
    const computed: number[] = [];
    const codeAt = (step: number) => {
      computed.push(step);
      return generate(step);
    };
    const device: Guarded = { period: 30, lastStep: 0 };
    const { kind } = judge(code, [{ device, codeAt }], noon, { past: 1, future: 1 });
    return { kind, computed };
  }

  it('T18 is the same for a hit at the first step, at the last, and for none', () => {
    const current = noon / 30_000;
    const all = [current - 1, current, current + 1];
    for (const offset of [-30_000, 0, 30_000]) {
      expect(stepsComputedFor(totp(secret, noon + offset))).toEqual({ kind: 'accepted', computed: all });
    }
    expect(stepsComputedFor(totp(secret, noon + 90_000))).toEqual({ kind: 'no-match', computed: all });
    expect(stepsComputedFor('1234567')).toEqual({ kind: 'no-match', computed: all });
  });

  it('T18 covers every device, whichever matched', () => {
    const computed: string[] = [];
    const opened = ['first', 'second'].map((name) => ({
      device: { period: 30, lastStep: 0 },
      codeAt: (step: number) => {
        computed.push(name);
        return generate(step);
      },
    }));
    judge(totp(secret, noon), opened, noon, { past: 1, future: 1 });
    expect(computed).toEqual(['first', 'first', 'first', 'second', 'second', 'second']);
  });
});
