import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SecurityEvent } from '../src/index.ts';
import { begin, enroll, enrollEarlier, noon, setUp, told } from './support/harness.ts';

const user = { id: 'alice', name: 'alice' };

afterEach(() => vi.restoreAllMocks());

describe('events', () => {
  it('V8 N15 V18 tell each state change and each refusal, in order', async () => {
    const harness = setUp();
    const { code, wrong, deviceId } = await enroll(harness);
    const at = noon;
    const verify = (code: string) => harness.watchword.verify({ userId: 'alice', code });
    await verify(code());
    await verify('x');
    await verify(wrong());
    await verify(code(30));
    await told();
    const base = { at, userId: 'alice' };
    expect(harness.events).toEqual([
      { ...base, type: 'enrollment-begun', enrollmentId: deviceId, name: 'Authenticator app' },
      { ...base, type: 'device-added', deviceId, name: 'Authenticator app' },
      { ...base, type: 'recovery-codes-issued', count: 10 },
      { ...base, type: 'code-refused', reason: 'already-used' },
      { ...base, type: 'code-refused', reason: 'malformed' },
      { ...base, type: 'code-wrong', failures: 1, known: false },
      { ...base, type: 'code-accepted', deviceId, failuresBefore: 1 },
    ]);
  });

  it('N15 tell of throttling, disabling and users who are not enrolled', async () => {
    const harness = setUp();
    const { wrong } = await enrollEarlier(harness);
    await harness.watchword.verify({ userId: 'bob', code: '123456' });
    for (let n = 0; n < 50; n += 1) {
      await harness.watchword.verify({ userId: 'alice', code: wrong() });
      harness.clock.advance(86_400 / 3);
    }
    await harness.watchword.verify({ userId: 'alice', code: wrong() });
    await told();
    const types = harness.events.map((event) => ('reason' in event ? event.reason : event.type));
    expect(types.slice(3, 5)).toEqual(['not-enrolled', 'code-wrong']);
    expect(types.slice(-3)).toEqual(['code-wrong', 'devices-disabled', 'disabled']);
    expect(harness.events.at(-2)).toMatchObject({ failures: 50 });
  });

  it('N15 are stored in the commit that makes them, and refusals are not', async () => {
    const harness = setUp();
    const { code, wrong } = await enrollEarlier(harness);
    for (const each of [wrong(), code(), code(), 'x']) await harness.watchword.verify({ userId: 'alice', code: each });
    await told();
    const stored = (await harness.storage.history({ userId: 'alice', limit: 99 })).items.map(
      (item) => JSON.parse(item) as unknown,
    );
    expect(stored.toReversed()).toEqual(harness.events.filter(({ type }) => type !== 'code-refused'));
    expect(stored).toHaveLength(5);
  });

  it('N15 are dropped once they are older than policy.historyDays', async () => {
    const harness = setUp({ policy: { historyDays: 1 } });
    const { code } = await enroll(harness);
    const count = async () => (await harness.storage.history({ userId: 'alice', limit: 99 })).items.length;
    expect(await count()).toBe(3);
    harness.clock.advance(86_401);
    await harness.watchword.verify({ userId: 'alice', code: code() });
    expect(await count()).toBe(1);
  });

  it('N15 come in order for each user although calls run in parallel', async () => {
    const harness = setUp();
    const { wrong } = await enrollEarlier(harness);
    await Promise.all(Array.from({ length: 5 }, () => harness.watchword.verify({ userId: 'alice', code: wrong() })));
    await told();
    const failures = harness.events.flatMap((event) => (event.type === 'code-wrong' ? [event.failures] : []));
    expect(failures).toEqual([1, 2, 3, 4, 5]);
  });

  it('T9 are told after the commit: the store has them first', async () => {
    const storedWhenTold: number[] = [];
    const harness = setUp({
      onEvent: async () => {
        storedWhenTold.push((await harness.storage.history({ userId: 'alice', limit: 99 })).items.length);
      },
    });
    await begin(harness.watchword);
    await told();
    expect(storedWhenTold).toEqual([1]);
  });
});

/** What an event keeps of a context. */
async function contextOf(context: unknown): Promise<SecurityEvent['context']> {
  const harness = setUp();
  await harness.watchword.beginEnrollment({ user, context: context as object });
  await told();
  return harness.events[0]!.context;
}

describe('a context', () => {
  it('N15 is kept in the event', async () => {
    const context = { channel: 'ssh', ip: '192.0.2.7', userAgent: 'OpenSSH_9.9' };
    expect(await contextOf(context)).toEqual(context);
  });

  it('A44 is cut to known keys and lengths, made well-formed, and holds no control characters', async () => {
    const context = {
      channel: 'c'.repeat(99),
      ip: '\ud800\r\nSet-Cookie: x',
      userAgent: `${'u'.repeat(255)}🚀`,
      password: 'hunter2',
    };
    expect(await contextOf(context)).toEqual({
      channel: 'c'.repeat(32),
      ip: '\ufffd\ufffd\ufffdSet-Cookie: x',
      userAgent: `${'u'.repeat(255)}\ufffd`,
    });
  });

  it.each([null, 7, 'text', [], {}, { ip: 7 }, { ip: '' }, { channel: ['web'] }, Symbol('x')])(
    'A41 of %s is none',
    async (context) => {
      expect(await contextOf(context)).toBeUndefined();
    },
  );

  it('A41 that throws when it is read is none', async () => {
    const thrower = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    expect(await contextOf(thrower)).toBeUndefined();
  });
});

describe('onEvent', () => {
  const failing: [string, () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('mail is down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('mail is down'))],
  ];

  it.each(failing)('N13 that %s is reported to onEventError, and changes nothing', async (_what, onEvent) => {
    const reported: unknown[] = [];
    const onEventError = (error: unknown, event: SecurityEvent) =>
      reported.push([(error as Error).message, event.type]);
    const harness = setUp({ onEvent, onEventError });
    const { code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
    await told();
    expect(reported).toEqual(
      ['enrollment-begun', 'device-added', 'recovery-codes-issued', 'code-accepted'].map((type) => [
        'mail is down',
        type,
      ]),
    );
  });

  it.each(failing)('N13 that %s is a process warning by default, which quotes nothing', async (_what, onEvent) => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    await begin(setUp({ onEvent }).watchword);
    await told();
    expect(emitWarning).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('"enrollment-begun"'),
      'WatchwordWarning',
    );
    expect(emitWarning.mock.calls[0]?.[0]).not.toContain('mail is down');
  });

  it.each(failing)('N13 and an onEventError that %s as well do not end the process', async (_what, broken) => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const harness = setUp({ onEvent: broken, onEventError: broken });
    const { code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
    await told();
    expect(emitWarning).toHaveBeenCalled();
  });

  it('A9 that never answers holds nothing up', async () => {
    const harness = setUp({ onEvent: () => new Promise(() => undefined) });
    const { code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
  });

  it('T9 that verifies the same code itself does not get it accepted again', async () => {
    const answers: unknown[] = [];
    const harness = setUp({
      onEvent: async (event) => {
        if (event.type === 'code-accepted')
          answers.push(await harness.watchword.verify({ userId: 'alice', code: code() }));
      },
    });
    const { code } = await enrollEarlier(harness);
    await harness.watchword.verify({ userId: 'alice', code: code() });
    await told();
    expect(answers).toEqual([{ ok: false, reason: 'already-used', retryAfterSeconds: 30 }]);
  });
});
