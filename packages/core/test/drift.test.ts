import { describe, expect, it } from 'vitest';
import { enrollEarlier, setUp } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';

describe('a device whose clock drifts', () => {
  it('T14 is told by how much, and the window stays where it is', async () => {
    const harness = setUp();
    const { watchword, clock } = harness;
    const { userId, code } = await enrollEarlier(harness);
    for (const drift of [-90, -60]) {
      clock.advance(300);
      expect(await watchword.verify({ userId, code: code(drift) })).toMatchObject({
        reason: 'wrong-code',
        clockSkewSeconds: -drift,
      });
    }
    // At the very edge of the window: an offset that was remembered from here would let the next one in.
    expect(await watchword.verify({ userId, code: code(-30) })).toMatchObject({ ok: true });
    clock.advance(300);
    expect(await watchword.verify({ userId, code: code(-60) })).toMatchObject({ reason: 'wrong-code' });
    expect(await watchword.verify({ userId, code: code(60) })).toMatchObject({ reason: 'wrong-code' });
    expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('T14 is told back to the first step there was, and not of a code that shows nothing', async () => {
    const harness = setUp({ start: 0 });
    const { userId, code, wrong } = await linkDevice(harness);
    harness.clock.advance(30);
    const refused = { ok: false, reason: 'wrong-code', retryAfterSeconds: 0 };
    expect(await harness.watchword.verify({ userId, code: code(-120) })).toEqual({ ...refused, clockSkewSeconds: 120 });
    expect(await harness.watchword.verify({ userId, code: wrong() })).toStrictEqual(refused);
  });

  it('T15 is not brought back by showing codes one after the other', async () => {
    const harness = setUp();
    const { watchword, clock } = harness;
    const { userId, code } = await enrollEarlier(harness);
    for (const step of [0, 1, 2]) {
      clock.advance(30);
      const late = await watchword.verify({ userId, code: code(-60) });
      expect(late, `code ${step}, of a slow device`).toMatchObject({ reason: 'wrong-code' });
    }
    clock.advance(300);
    expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    for (const step of [0, 1, 2]) {
      clock.advance(30);
      const early = await watchword.verify({ userId, code: code(60) });
      expect(early, `code ${step}, of a fast device`).toMatchObject({ reason: 'wrong-code' });
    }
  });
});
