import { describe, expect, it } from 'vitest';
import { enrollEarlier, setUp, told } from './support/harness.ts';

describe('a used code', () => {
  it('N5 is refused as used, with the seconds until the next one, and the event says so', async () => {
    const harness = setUp();
    const { watchword, clock, events } = harness;
    const { userId, code } = await enrollEarlier(harness);
    expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    clock.advance(12);
    const again = await watchword.verify({ userId, code: code(), context: { channel: 'ssh' } });
    expect(again).toEqual({ ok: false, reason: 'already-used', retryAfterSeconds: 18 });
    await told();
    expect(events.at(-1)).toMatchObject({
      type: 'code-refused',
      userId,
      reason: 'already-used',
      context: { channel: 'ssh' },
    });
    clock.advance(18);
    expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('N5 of a phone that runs ahead waits for two steps', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const early = code(30);
    expect(await harness.watchword.verify({ userId, code: early })).toMatchObject({ ok: true });
    const again = await harness.watchword.verify({ userId, code: early });
    expect(again).toEqual({ ok: false, reason: 'already-used', retryAfterSeconds: 60 });
  });
});
