import { describe, expect, it } from 'vitest';
import { failureOf } from './support/failures.ts';
import { begin, enrollEarlier, setUp } from './support/harness.ts';

const fields = ['now', 'time', 'timestamp', 'date', 'epoch', 'clock', 'window', 'past', 'future'];

describe('the time', () => {
  it.each(fields)('T16 cannot be sent with a request, as %s', async (field) => {
    const harness = setUp();
    const { watchword, clock } = harness;
    const { userId, code } = await enrollEarlier(harness);
    const old = code();
    const then = clock.read();
    clock.advance(300);
    const verify = { userId, code: old, [field]: then };
    expect(await failureOf(() => watchword.verify(verify))).toMatchObject({ code: 'unknown-option' });
    const { enrollmentId } = await begin(watchword, 'bob');
    const confirm = { user: { id: 'bob', name: 'bob' }, enrollmentId, code: old, [field]: then };
    expect(await failureOf(() => watchword.confirmEnrollment(confirm))).toMatchObject({ code: 'unknown-option' });
  });

  it('T16 is not taken from what describes a request', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const old = code();
    const then = harness.clock.read();
    harness.clock.advance(300);
    const context = { channel: 'web', now: then, time: then, clock: () => then };
    const answer = await harness.watchword.verify({ userId, code: old, context });
    expect(answer).toMatchObject({ ok: false, reason: 'wrong-code', clockSkewSeconds: 300 });
  });
});
