import { describe, expect, it } from 'vitest';
import { type Watchword, WatchwordError } from '../src/index.ts';
import { enrollEarlier, setUp } from './support/harness.ts';

const trap = new Error('the trap of a test');

function springTrap(): never {
  throw trap;
}

const traps: ProxyHandler<() => void> = {
  get: springTrap,
  has: springTrap,
  ownKeys: springTrap,
  getOwnPropertyDescriptor: springTrap,
  getPrototypeOf: springTrap,
};

const garbage: readonly [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['zero', 0],
  ['a code as a number', 123_456],
  ['NaN', Number.NaN],
  ['a bigint', 123_456n],
  ['a symbol', Symbol('123456')],
  ['an empty text', ''],
  ['NUL', '\0'],
  ['ten megabytes', '1'.repeat(10_000_000)],
  ['ten megabytes of spaces', ' '.repeat(10_000_000)],
  ['a lone surrogate', '\ud800'],
  ['an operator of a query language', { $ne: null }],
  ['a list of codes', ['123456']],
  ['a list that is very long', Array.from({ length: 100_000 }, () => '123456')],
  ['an object that reads as a code', { length: 6, toString: () => '123456', replace: () => '123456' }],
  ['a boxed string', Object('123456') as unknown],
  ['an object without a prototype', Object.create(null) as unknown],
  ['a key __proto__', JSON.parse('{"__proto__": {"ok": true}}')],
  ['a function', () => '123456'],
  ['a promise', Promise.resolve('123456')],
  ['bytes', Buffer.from('123456')],
  ['a date', new Date(0)],
  ['a throwing toString', { toString: springTrap, [Symbol.toPrimitive]: springTrap }],
  ['a throwing getter', Object.defineProperty({}, 'id', { get: springTrap, enumerable: true })],
  ['a proxy that throws at everything', new Proxy(() => undefined, traps)],
];

const user = { id: 'alice', name: 'alice' };
const change = { userId: 'alice', authorization: 'x', binding: 'session', context: {} };
const verbs: Readonly<Record<Exclude<keyof Watchword, 'issuer'>, Readonly<Record<string, unknown>>>> = {
  eligibility: { user },
  beginEnrollment: { user, deviceName: 'Phone', authorization: 'x', binding: 'session', context: {} },
  confirmEnrollment: { user, enrollmentId: 'x', code: '123456', binding: 'session', context: {} },
  verify: { userId: 'alice', code: '123456', binding: 'session', known: 'x', context: {} },
  requireProof: { userId: 'alice', proof: 'x', binding: 'session', maxAgeSeconds: 300 },
  readProof: { userId: 'alice', proof: 'x', binding: 'session' },
  status: { userId: 'alice' },
  renameDevice: { ...change, deviceId: 'x', name: 'Phone' },
  removeDevice: { ...change, deviceId: 'x' },
  regenerateRecoveryCodes: change,
  reset: change,
  erase: change,
  history: { userId: 'alice', before: '1', limit: 5 },
  rotateKeys: { onProgress: () => undefined, signal: undefined, after: 'x' },
};

type Loose = (input: unknown) => Promise<unknown>;

/** Fails on any rejection but a WatchwordError, or the very error that the argument itself threw while it was read. */
async function answerOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WatchwordError || error === trap) return error;
    throw error;
  }
}

function verbOf(watchword: Watchword, verb: keyof Watchword): Loose {
  return (input) => (watchword[verb] as Loose)(input);
}

/** Every option of rotateKeys may be left out, and so may all of them. */
function isNoOptions(verb: keyof Watchword, input: unknown): boolean {
  return (
    verb === 'rotateKeys' &&
    (input === undefined || (typeof input === 'object' && Object.keys(input ?? [0]).length === 0))
  );
}

/** An answer that lets nobody in, or an error. */
function denies(answer: unknown): boolean {
  return (
    answer instanceof Error || (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false)
  );
}

describe.each(Object.entries(verbs))('garbage given to %s', (name, right) => {
  const verb = name as keyof Watchword;

  it.each(garbage)('A41 instead of the input is misuse: %s', async (_what, input) => {
    const { watchword } = setUp();
    const answer = await answerOf(() => verbOf(watchword, verb)(input));
    expect(answer instanceof Error || isNoOptions(verb, input)).toBe(true);
  });

  describe.each(Object.keys(right))('as %s', (field) => {
    it.each(garbage)('A41 T19 has a clean answer: %s', async (_what, value) => {
      const { watchword } = setUp();
      const answer = await answerOf(() => verbOf(watchword, verb)({ ...right, [field]: value }));
      expect(answer).toBeTypeOf('object');
      expect(verb !== 'verify' || denies(answer)).toBe(true);
    });
  });

  it.each(['id', 'name'].filter(() => 'user' in right))('A41 as user.%s has a clean answer', async (field) => {
    for (const [, value] of garbage) {
      const { watchword } = setUp();
      const input = { ...right, user: { ...user, [field]: value } };
      expect(await answerOf(() => verbOf(watchword, verb)(input))).toBeTypeOf('object');
    }
  });

  it('A41 in a field that it does not know is refused by name', async () => {
    const { watchword } = setUp();
    for (const field of ['__proto__', 'constructor', 'secret', 'Code', 'time']) {
      const input = Object.defineProperty({ ...right }, field, { value: 'x', enumerable: true });
      const answer = await answerOf(() => verbOf(watchword, verb)(input));
      expect(answer).toMatchObject({ code: 'unknown-option', message: expect.stringContaining(field) as string });
    }
  });
});

describe('garbage as the code of a linked device', () => {
  it.each(garbage)(
    'A41 T19 is malformed, is not counted, and does not cost the next right code: %s',
    async (_what, code) => {
      const harness = setUp();
      const enrolled = await enrollEarlier(harness);
      for (let n = 0; n < 7; n += 1) {
        expect(await harness.watchword.verify({ userId: 'alice', code })).toEqual({ ok: false, reason: 'malformed' });
      }
      const answer = await harness.watchword.verify({ userId: 'alice', code: enrolled.code() });
      expect(answer).toMatchObject({ ok: true, failuresSinceLastSuccess: 0 });
    },
  );

  it('A41 A27 of a confirmation includes a secret of the client', async () => {
    const { watchword } = setUp();
    const input = { user, enrollmentId: 'x', code: '123456', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' };
    const answer = await answerOf(() => watchword.confirmEnrollment(input));
    expect(answer).toMatchObject({ code: 'unknown-option' });
    expect((answer as Error).message).not.toContain('GEZD');
  });

  it('A41 of wrong lengths is malformed; of six to eight digits it is a guess', async () => {
    const { watchword } = setUp();
    const reasons = async (code: string) => (await answerOf(() => watchword.verify({ userId: 'bob', code }))) as object;
    for (const length of [1, 5, 9, 23, 25, 63, 64, 65]) {
      expect(await reasons('1'.repeat(length))).toEqual({ ok: false, reason: 'malformed' });
    }
    for (const length of [6, 7, 8, 24])
      expect(await reasons('1'.repeat(length))).toMatchObject({ reason: 'not-enrolled' });
  });
});
